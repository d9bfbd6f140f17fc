/** The rules of checkin as tables of cases. */
@NullMarked
package health.trellis.scheduling.checkin;

import org.jspecify.annotations.NullMarked;
