package health.trellis.notification.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When to remind of a session: so long before it, unless that has passed. */
final class ReminderTimes {
  private ReminderTimes() {}

  /**
   * The reminders that are still to come, by how long before. Durations count in real time, so that
   * a change of the clock between reminder and session changes neither.
   */
  static Map<Duration, Instant> of(Instant startsAt, List<Duration> before, Instant now) {
    Map<Duration, Instant> times = new TreeMap<>();
    for (Duration lead : before) {
      Instant time = startsAt.minus(lead);
      if (time.isAfter(now)) {
        times.put(lead, time);
      }
    }
    return times;
  }
}
