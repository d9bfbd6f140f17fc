/**
 * Push messages to browsers and phones. Browsers: bodies that only the browser can open (RFC 8291),
 * and a signature that tells the push service who we are (VAPID, RFC 8292). Phones: APNs and FCM
 * HTTP v1. A device that its push service no longer knows is forgotten.
 */
@NullMarked
package health.trellis.notification.push;

import org.jspecify.annotations.NullMarked;
