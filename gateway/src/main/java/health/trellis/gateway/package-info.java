/**
 * The one door to Trellis. Requests are checked here (path, size, token, rate), then streamed to
 * the service that owns them; what crosses services is composed here: who am I, the home page, one
 * OpenAPI document, one FHIR CapabilityStatement. The gateway keeps no state that another copy of
 * it would miss.
 */
@NullMarked
package health.trellis.gateway;

import org.jspecify.annotations.NullMarked;
