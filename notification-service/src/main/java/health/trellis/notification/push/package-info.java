/**
 * Push messages to browsers: subscriptions of devices, bodies that only the browser can open (RFC
 * 8291), and a signature that tells the push service who we are (VAPID, RFC 8292). A device that
 * the push service no longer knows is forgotten.
 */
@NullMarked
package health.trellis.notification.push;

import org.jspecify.annotations.NullMarked;
