package health.trellis.scheduling.consistency;

import health.trellis.event.AttendanceStatus;
import health.trellis.scheduling.attendance.Attendance;
import health.trellis.scheduling.booking.BookedSession;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of one session for a patient.
 *
 * @param startsAt start of the session
 * @param status how the patient took part
 * @param minutes minutes credited
 * @param sessionMinutes the session's length
 */
record Outcome(Instant startsAt, AttendanceStatus status, int minutes, int sessionMinutes) {
  /** Of the places whose attendance is recorded, in their order. */
  static List<Outcome> of(List<BookedSession> places) {
    return places.stream().flatMap(Outcome::of).toList();
  }

  private static Stream<Outcome> of(BookedSession place) {
    Attendance attendance = place.attendance();
    return attendance == null
        ? Stream.empty()
        : Stream.of(
            new Outcome(
                place.session().span().start(),
                attendance.status(),
                attendance.minutes(),
                place.session().minutes()));
  }

  /** Whether the patient was there for some of it. */
  boolean present() {
    return switch (status) {
      case ATTENDED, LATE, LEFT_EARLY -> true;
      case NO_SHOW, EXCUSED -> false;
    };
  }

  /** Whether it says something about reliability: an excused absence does not. */
  boolean counts() {
    return status != AttendanceStatus.EXCUSED;
  }
}
