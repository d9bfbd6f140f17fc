package health.trellis.assessment.risk;

import health.trellis.event.RiskLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * By when a human must act on a finding. Defaults of the escalation policy: imminent at once, high
 * within 15 minutes, moderate the same day.
 */
final class TimeToAct {
  private static final Duration HIGH = Duration.ofMinutes(15);

  private TimeToAct() {}

  /**
   * The moment.
   *
   * @param from when the answers came in
   * @param zone where the patient's day ends
   */
  static Instant by(RiskLevel level, Instant from, ZoneId zone) {
    return switch (level) {
      case IMMINENT -> from;
      case HIGH -> from.plus(HIGH);
      case MODERATE -> from.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    };
  }
}
