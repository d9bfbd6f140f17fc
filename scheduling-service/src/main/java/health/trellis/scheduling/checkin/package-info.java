/**
 * Patients check in themselves. In a room a kiosk shows a code that changes every minute (RFC 6238)
 * and that the patient types in on the own phone: who can read it is there. In a video call the
 * patient's application tells every minute that the patient is in it. A quarter of an hour after
 * the session's end attendance is made of it, unless staff recorded it before.
 */
@NullMarked
package health.trellis.scheduling.checkin;

import org.jspecify.annotations.NullMarked;
