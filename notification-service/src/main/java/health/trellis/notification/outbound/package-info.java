/**
 * Calls to addresses that somebody else chose: webhooks and push services. Nothing inside our own
 * network is called, whatever a name says or comes to say; no redirects, no endless answers.
 */
@NullMarked
package health.trellis.notification.outbound;

import org.jspecify.annotations.NullMarked;
