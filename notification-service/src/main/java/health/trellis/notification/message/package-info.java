/**
 * Notifications and their states: planned, suppressed with a reason, queued, sent, failed, read.
 * One row per person, channel and reason to send, so that no event can cause two.
 */
@NullMarked
package health.trellis.notification.message;

import org.jspecify.annotations.NullMarked;
