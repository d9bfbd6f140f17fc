package health.trellis.scheduling.slot;

import health.trellis.event.SessionType;
import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.time.Span;
import health.trellis.scheduling.time.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers searches for free slots. */
@ApplicationScoped
@Transactional
class SlotSearching {
  private static final Duration LONGEST = Duration.ofDays(57);

  private final Slots slots;
  private final KnownPatients patients;
  private final CurrentUser user;
  private final Clock clock;

  SlotSearching(Slots slots, KnownPatients patients, CurrentUser user, Clock clock) {
    this.slots = slots;
    this.patients = patients;
    this.user = user;
    this.clock = clock;
  }

  FreeSlots search(SlotQuery query) {
    UUID patientId = query.patientId;
    if (patientId == null) {
      throw Refusal.badRequest("patientId", "required", "Say for whom: patientId.");
    }
    patients.mayRead(patientId, Area.CALENDAR, "free-slots");
    check(query);
    SessionType type = Optional.ofNullable(query.type).orElse(SessionType.INDIVIDUAL);
    Span asked = span(query, slots.zoneOf(patientId));
    return new FreeSlots(
        bookable(patientId, type, asked)
            .map(span -> slots.free(wanted(query, patientId, type, span)))
            .orElse(List.of()));
  }

  /** A patient is shown what patients may book themselves, and nothing that a hold would refuse. */
  private Optional<Span> bookable(UUID patientId, SessionType type, Span asked) {
    return user.has(Role.PATIENT)
        ? slots.selfBookingOf(patientId).within(asked, type, clock.instant())
        : Optional.of(asked);
  }

  private static Wanted wanted(SlotQuery query, UUID patientId, SessionType type, Span span) {
    return new Wanted(
        patientId,
        type,
        span,
        query.clinicianId,
        query.modality,
        query.delivery,
        query.minutes,
        query.limit);
  }

  private static void check(SlotQuery query) {
    if (query.limit < 1 || query.limit > 200) {
      throw Refusal.invalid("limit", "range", "limit goes from 1 to 200.");
    }
    if (query.minutes != null && (query.minutes < 15 || query.minutes > 480)) {
      throw Refusal.invalid("minutes", "range", "minutes goes from 15 to 480.");
    }
  }

  /** What has passed is not free: the search begins now at the earliest. */
  private Span span(SlotQuery query, ZoneId zone) {
    Instant now = clock.instant();
    Span asked = TimeRange.parse(query.from, query.to, zone, now);
    Instant start = asked.start().isBefore(now) ? now : asked.start();
    if (!asked.end().isAfter(start)) {
      throw Refusal.invalid("to", "in-the-past", "The time asked for has passed.");
    }
    if (Duration.between(start, asked.end()).compareTo(LONGEST) > 0) {
      throw Refusal.invalid("to", "range", "Ask for eight weeks at the most.");
    }
    return new Span(start, asked.end());
  }
}
