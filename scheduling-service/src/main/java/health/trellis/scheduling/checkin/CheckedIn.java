package health.trellis.scheduling.checkin;

import health.trellis.event.AttendanceStatus;
import health.trellis.scheduling.attendance.AttendanceSource;
import health.trellis.scheduling.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a patient took part by the check-in.
 *
 * @param source kiosk or video call
 * @param status ATTENDED, LATE or LEFT_EARLY
 * @param minutes full minutes there within the session
 * @param arrivedAt when the patient came
 * @param leftAt when the patient left
 */
public record CheckedIn(
    AttendanceSource source,
    AttendanceStatus status,
    int minutes,
    Instant arrivedAt,
    Instant leftAt) {
  /** Who comes or leaves so much off the time is punctual all the same. */
  static final Duration GRACE = Duration.ofMinutes(5);

  /**
   * A stretch of time there.
   *
   * @param from its start
   * @param to its end, not before
   */
  record Stretch(Instant from, Instant to) {}

  /** Of stretches that do not overlap; nothing when none of them is within the session. */
  static Optional<CheckedIn> of(AttendanceSource source, List<Stretch> stretches, Span session) {
    List<Stretch> within =
        stretches.stream()
            .map(s -> new Stretch(later(s.from(), session.start()), earlier(s.to(), session.end())))
            .filter(s -> s.to().isAfter(s.from()))
            .sorted(Comparator.comparing(Stretch::from))
            .toList();
    if (within.isEmpty()) {
      return Optional.empty();
    }
    Instant from = within.getFirst().from();
    Instant to = within.getLast().to();
    Duration there =
        within.stream()
            .map(s -> Duration.between(s.from(), s.to()))
            .reduce(Duration.ZERO, Duration::plus);
    AttendanceStatus status = status(from, to, session);
    return Optional.of(new CheckedIn(source, status, minutes(status, there, session), from, to));
  }

  private static AttendanceStatus status(Instant from, Instant to, Span session) {
    if (from.isAfter(session.start().plus(GRACE))) {
      return AttendanceStatus.LATE;
    }
    return to.isBefore(session.end().minus(GRACE))
        ? AttendanceStatus.LEFT_EARLY
        : AttendanceStatus.ATTENDED;
  }

  /** Who was punctual and stayed has the whole session; a call that broke off between has not. */
  private static int minutes(AttendanceStatus status, Duration there, Span session) {
    long missing = session.minutes() - there.toMinutes();
    return status == AttendanceStatus.ATTENDED && missing <= GRACE.multipliedBy(2).toMinutes()
        ? session.minutes()
        : Math.toIntExact(there.toMinutes());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
