package health.trellis.scheduling.authorization;

import health.trellis.scheduling.attendance.Attendance;
import health.trellis.scheduling.booking.BookedSession;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A place in a session as a payer counts it.
 *
 * @param bookingId the place
 * @param day the day at the site
 * @param minutes minutes credited, or planned while attendance is open; 0 for a missed session
 * @param attended whether attendance is recorded
 * @param minutesOfTreatmentDay from how many minutes on its day counts
 */
record Visit(
    UUID bookingId, LocalDate day, int minutes, boolean attended, int minutesOfTreatmentDay) {
  static Visit of(BookedSession place, int minutesOfTreatmentDay) {
    Attendance attendance = place.attendance();
    return new Visit(
        place.booking().id(),
        LocalDate.ofInstant(place.session().span().start(), place.session().zone()),
        attendance == null ? place.session().minutes() : attendance.minutes(),
        attendance != null,
        minutesOfTreatmentDay);
  }
}
