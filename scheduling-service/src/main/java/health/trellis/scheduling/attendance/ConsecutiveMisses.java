package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import java.util.List;

/** Counts no-shows in a row: two raise the coordinator (domain facts, section 6). */
final class ConsecutiveMisses {
  private ConsecutiveMisses() {}

  /**
   * No-shows in a row up to a session: 0 unless it is one itself. An excused absence neither counts
   * nor ends the row.
   *
   * @param status of the session
   * @param before of the sessions before it, the latest first
   */
  static int upTo(AttendanceStatus status, List<AttendanceStatus> before) {
    if (status != AttendanceStatus.NO_SHOW) {
      return 0;
    }
    return 1
        + (int)
            before.stream()
                .filter(s -> s != AttendanceStatus.EXCUSED)
                .takeWhile(s -> s == AttendanceStatus.NO_SHOW)
                .count();
  }
}
