/**
 * The video rooms of sessions. A room's link is given to those who take part, from some minutes
 * before the start on; that the patient is in it is told to the check-in, and becomes attendance.
 */
@NullMarked
package health.trellis.scheduling.telehealth;

import org.jspecify.annotations.NullMarked;
