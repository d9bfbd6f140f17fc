/**
 * Getting mail out: durable timers, an attempt written down before each try, growing pauses, and an
 * end after which the notification has failed and says so.
 */
@NullMarked
package health.trellis.notification.delivery;

import org.jspecify.annotations.NullMarked;
