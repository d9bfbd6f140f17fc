/**
 * Getting messages out: durable timers, an attempt written down before each try, providers that
 * stand in for each other, growing pauses, and an end after which the notification has failed and
 * waits for a human to replay it. Each channel is one small {@code Transport}.
 */
@NullMarked
package health.trellis.notification.delivery;

import org.jspecify.annotations.NullMarked;
