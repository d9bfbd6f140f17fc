/**
 * What a person wants to hear, by category and channel, and when not: quiet hours in the person's
 * own zone. Safety messages to staff are not subject to preferences.
 */
@NullMarked
package health.trellis.notification.preference;

import org.jspecify.annotations.NullMarked;
