/**
 * Hours of a patient in an ISO week of the site's zone: scheduled and attended, against the
 * prescription and the program's minimum. A week is closed once, after its end, and tells whether
 * it was enough. Beside them stands by when a physician is to certify the level of care.
 */
@NullMarked
package health.trellis.scheduling.hours;

import org.jspecify.annotations.NullMarked;
