/** Notification-service: from events to people. */
@NullMarked
package health.trellis.notification;

import org.jspecify.annotations.NullMarked;
