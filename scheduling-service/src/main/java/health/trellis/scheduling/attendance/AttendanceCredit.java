package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.time.Span;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many minutes of a session a patient was there: from 0 to the session's length. */
public final class AttendanceCredit {
  private AttendanceCredit() {}

  /**
   * The minutes. Who attended has the whole session unless fewer minutes are said; who came late or
   * left early has the minutes that are said; who was not there has none.
   */
  public static int of(AttendanceStatus status, @Nullable Integer minutes, int sessionMinutes) {
    return switch (status) {
      case ATTENDED -> within(minutes == null ? sessionMinutes : minutes, sessionMinutes);
      case LATE, LEFT_EARLY -> {
        if (minutes == null) {
          throw refusal("required", "Say how many minutes the patient was there.");
        }
        yield within(minutes, sessionMinutes);
      }
      case NO_SHOW, EXCUSED -> {
        if (minutes != null && minutes != 0) {
          throw refusal("absent", "Who was not there gets no minutes.");
        }
        yield 0;
      }
    };
  }

  /**
   * The full minutes of a session between coming and leaving; the session's own start or end stands
   * for a time that is not said. Nothing when neither is.
   */
  static @Nullable Integer between(
      @Nullable Instant arrivedAt, @Nullable Instant leftAt, Span session) {
    if (arrivedAt == null && leftAt == null) {
      return null;
    }
    Instant from = Optional.ofNullable(arrivedAt).orElse(session.start());
    Instant to = Optional.ofNullable(leftAt).orElse(session.end());
    if (!to.isAfter(from)) {
      throw Refusal.invalid("/leftAt", "order", "A patient leaves after coming.");
    }
    Instant start = from.isBefore(session.start()) ? session.start() : from;
    Instant end = to.isAfter(session.end()) ? session.end() : to;
    return end.isAfter(start) ? new Span(start, end).minutes() : 0;
  }

  private static int within(int minutes, int sessionMinutes) {
    if (minutes < 0 || minutes > sessionMinutes) {
      throw refusal("range", "Credit goes from 0 to the session's " + sessionMinutes + " minutes.");
    }
    return minutes;
  }

  private static Refusal refusal(String code, String detail) {
    return Refusal.invalid("/minutes", code, detail);
  }
}
