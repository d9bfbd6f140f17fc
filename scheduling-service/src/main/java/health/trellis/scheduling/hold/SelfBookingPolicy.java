package health.trellis.scheduling.hold;

import health.trellis.event.SessionType;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.program.SelfBooking;
import java.time.Duration;
import java.time.Instant;

/** What patients may book themselves. */
final class SelfBookingPolicy {
  private SelfBookingPolicy() {}

  /** Refuses a kind of session that staff book, one that is too near, and one too far ahead. */
  static void check(SelfBooking allowed, SessionType type, Instant start, Instant now) {
    if (!allowed.types().contains(type)) {
      throw Refusal.forbidden("Staff of the program book this kind of session.");
    }
    if (start.isBefore(now.plus(Duration.ofHours(allowed.noticeHours())))) {
      throw Refusal.invalid(
          "/startsAt",
          "notice",
          "Book " + allowed.noticeHours() + " hours ahead, or call the program.");
    }
    if (start.isAfter(now.plus(Duration.ofDays(allowed.daysAhead())))) {
      throw Refusal.invalid(
          "/startsAt", "too-far-ahead", "Book " + allowed.daysAhead() + " days ahead at the most.");
    }
  }
}
