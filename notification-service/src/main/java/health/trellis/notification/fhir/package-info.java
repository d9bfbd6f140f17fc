/**
 * What this service does of FHIR R4: messages about patients as Communication, and the
 * CapabilityStatement. Subscriptions stand with the webhooks that they are.
 */
@NullMarked
package health.trellis.notification.fhir;

import org.jspecify.annotations.NullMarked;
