/**
 * A hand on the shoulder at the right time: nudges until questions are answered and not longer, a
 * series for the family by week of treatment, and check-ins for a year after discharge.
 */
@NullMarked
package health.trellis.notification.engagement;

import org.jspecify.annotations.NullMarked;
