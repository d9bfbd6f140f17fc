package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.authorization.AuthorizationWatch;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.consistency.AttendanceRisks;
import health.trellis.scheduling.makeup.MakeUps;
import health.trellis.scheduling.payer.PayerRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes attendance down, with all that follows of it, in the caller's transaction. */
@ApplicationScoped
public class AttendanceRecorder {
  private static final int LOOK_BACK = 20;

  private final AttendanceRepository rows;
  private final BookingRepository bookings;
  private final PayerRules payers;
  private final AuthorizationWatch authorizations;
  private final AttendanceRisks risks;
  private final MakeUps makeUps;
  private final Outbox outbox;
  private final Sql sql;
  private final Clock clock;

  AttendanceRecorder(
      AttendanceRepository rows,
      BookingRepository bookings,
      PayerRules payers,
      AuthorizationWatch authorizations,
      AttendanceRisks risks,
      MakeUps makeUps,
      Outbox outbox,
      Sql sql,
      Clock clock) {
    this.rows = rows;
    this.bookings = bookings;
    this.payers = payers;
    this.authorizations = authorizations;
    this.risks = risks;
    this.makeUps = makeUps;
    this.outbox = outbox;
    this.sql = sql;
    this.clock = clock;
  }

  /** Records or corrects the attendance of a place. */
  public Attendance record(BookedSession place, Recording what) {
    UUID bookingId = place.booking().id();
    Attendance attendance = rows.findByIdOptional(bookingId).orElseGet(() -> first(bookingId));
    attendance.record(what, credit(place, what.presentMinutes()), clock.instant());
    rows.persist(attendance);
    Conflicts.flush(rows.getEntityManager());
    keep(attendance, what.reason(), what.by());
    UUID patientId = place.booking().patientId();
    authorizations.attended(patientId, place.session());
    outbox.append(event(attendance, place, what.late()));
    risks.judge(patientId, place.session().programId(), what.late());
    if (isMissed(what.status()) && !what.late()) {
      makeUps.offer(place);
    }
    return attendance;
  }

  static boolean isMissed(AttendanceStatus status) {
    return status == AttendanceStatus.NO_SHOW || status == AttendanceStatus.EXCUSED;
  }

  private static Attendance first(UUID bookingId) {
    return new Attendance(bookingId);
  }

  private int credit(BookedSession place, int present) {
    LocalDate day = LocalDate.ofInstant(place.session().span().start(), place.session().zone());
    return payers
        .roundingOf(place.booking().patientId(), day)
        .credit(present, place.session().minutes());
  }

  private void keep(Attendance attendance, @Nullable String reason, String by) {
    sql.update(
        """
        insert into attendance_entry
          (booking_id, version, status, present_minutes, minutes, note, reason, source,
           recorded_by, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        attendance.bookingId(),
        attendance.version(),
        attendance.status().name(),
        attendance.presentMinutes(),
        attendance.minutes(),
        attendance.note(),
        reason,
        attendance.source().name(),
        by,
        attendance.recordedAt());
  }

  private AttendanceRecorded event(Attendance attendance, BookedSession place, boolean late) {
    return new AttendanceRecorded(
        place.booking().patientId(),
        place.booking().id(),
        place.session().id(),
        place.session().programId(),
        place.session().type(),
        place.session().span().start(),
        attendance.status(),
        attendance.minutes(),
        ConsecutiveMisses.upTo(attendance.status(), before(place)),
        late);
  }

  private List<AttendanceStatus> before(BookedSession place) {
    return bookings
        .before(place.booking().patientId(), place.session().span().start(), LOOK_BACK)
        .stream()
        .map(BookedSession::attendance)
        .filter(Objects::nonNull)
        .map(Attendance::status)
        .toList();
  }
}
