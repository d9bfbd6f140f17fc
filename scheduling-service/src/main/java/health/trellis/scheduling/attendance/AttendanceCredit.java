package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import health.trellis.kit.http.Refusal;
import org.jspecify.annotations.Nullable;

/** How many minutes of a session count for a patient: from 0 to the session's length. */
public final class AttendanceCredit {
  private AttendanceCredit() {}

  /**
   * The credit. Who attended gets the whole session unless fewer minutes are said; who came late or
   * left early gets the minutes that are said; who was not there gets none.
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
