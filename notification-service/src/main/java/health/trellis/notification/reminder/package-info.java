/**
 * Reminders before sessions. They follow a session that moves, vanish when it is cancelled, survive
 * restarts, and are sent once.
 */
@NullMarked
package health.trellis.notification.reminder;

import org.jspecify.annotations.NullMarked;
