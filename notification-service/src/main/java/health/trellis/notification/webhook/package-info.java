/**
 * Events for EHRs and partners by HTTP, signed as Standard Webhooks describe, thin, retried over
 * three days, never to addresses inside our own network.
 */
@NullMarked
package health.trellis.notification.webhook;

import org.jspecify.annotations.NullMarked;
