/**
 * Delivery truth: why somebody did or did not get a message, with every state, its time and what
 * the provider said; and the messages that were given up, which staff may replay.
 */
@NullMarked
package health.trellis.notification.trace;

import org.jspecify.annotations.NullMarked;
