package health.trellis.notification.preference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of the wall clock in which nothing is sent. They may span midnight; equal ends mean none.
 *
 * @param from first minute of quiet
 * @param until first minute after it
 */
public record QuietHours(LocalTime from, LocalTime until) {
  /** From 21:00 to 08:00, the hours in which the law forbids calls (47 CFR 64.1200(c)(1)). */
  public static final QuietHours DEFAULT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

  /**
   * When something that is due may be sent: at once, or at the end of the quiet hours. On a day on
   * which the clock changes, the wall clock decides: an end that does not exist is the moment at
   * which the clock has jumped past it.
   */
  public Instant firstAllowed(Instant due, ZoneId zone) {
    ZonedDateTime local = due.atZone(zone);
    if (!isQuiet(local.toLocalTime())) {
      return due;
    }
    boolean endsTomorrow = from.isAfter(until) && !local.toLocalTime().isBefore(from);
    LocalDate day = endsTomorrow ? local.toLocalDate().plusDays(1) : local.toLocalDate();
    return ZonedDateTime.of(day, until, zone).toInstant();
  }

  /**
   * When something that is due may be sent, in these hours and in others too. Two sets of hours
   * that leave no gap between them give what the first allow.
   */
  public Instant and(QuietHours others, Instant due, ZoneId zone) {
    Instant allowed = due;
    for (int turn = 0; turn < 2; turn++) {
      allowed = others.firstAllowed(firstAllowed(allowed, zone), zone);
    }
    return allowed;
  }

  private boolean isQuiet(LocalTime time) {
    if (from.equals(until)) {
      return false;
    }
    boolean afterStart = !time.isBefore(from);
    boolean beforeEnd = time.isBefore(until);
    return from.isBefore(until) ? afterStart && beforeEnd : afterStart || beforeEnd;
  }
}
