/**
 * What this service does of FHIR R4. So far that is to say, for the gateway's merged
 * CapabilityStatement, that it serves no resource yet: Communication and Subscription will be its.
 */
@NullMarked
package health.trellis.notification.fhir;

import org.jspecify.annotations.NullMarked;
