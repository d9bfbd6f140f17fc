/**
 * The week in short: for each patient what was kept and what comes, on Sunday evening; for each
 * clinician who missed, who is off track and who has not answered, on Monday morning.
 */
@NullMarked
package health.trellis.notification.summary;

import org.jspecify.annotations.NullMarked;
