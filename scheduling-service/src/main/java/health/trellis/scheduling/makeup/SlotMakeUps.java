package health.trellis.scheduling.makeup;

import health.trellis.event.SessionType;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.session.NewSession;
import health.trellis.scheduling.session.Sessions;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.slot.FreeSlot;
import health.trellis.scheduling.slot.Slots;
import health.trellis.scheduling.slot.Wanted;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Free slots that make up for a missed individual, family or medication session. */
@ApplicationScoped
class SlotMakeUps {
  /** A day's notice for the patient, and a week to make up in. */
  private static final Duration NOTICE = Duration.ofHours(12);

  private static final Duration WITHIN = Duration.ofDays(7);
  private static final int MOST = 5;

  private final Slots slots;
  private final Sessions sessions;
  private final EpisodeRepository episodes;
  private final Clock clock;

  SlotMakeUps(Slots slots, Sessions sessions, EpisodeRepository episodes, Clock clock) {
    this.slots = slots;
    this.sessions = sessions;
    this.episodes = episodes;
    this.clock = clock;
  }

  /** Slots with the clinician of the missed session, or with others where there are none. */
  List<FreeSlot> of(BookedSession missed) {
    UUID patientId = missed.booking().patientId();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    Instant from = now.plus(NOTICE);
    Instant until = missed.session().span().start().plus(WITHIN);
    if (missed.session().type() == SessionType.GROUP
        || !from.isBefore(until)
        || !episodes.latest(patientId).map(Episode::active).orElse(false)) {
      return List.of();
    }
    Span span = new Span(from, until);
    List<FreeSlot> same = slots.free(wanted(missed, span, missed.session().clinicianId()));
    return same.isEmpty() ? slots.free(wanted(missed, span, null)) : same;
  }

  /** The slot that is asked for, if it is offered. */
  Optional<FreeSlot> find(BookedSession missed, @Nullable UUID clinicianId, @Nullable Instant at) {
    return of(missed).stream()
        .filter(slot -> slot.clinicianId().equals(clinicianId) && slot.startsAt().equals(at))
        .findFirst();
  }

  /** Puts a session on the calendar that is like the missed one. */
  TherapySession open(BookedSession missed, FreeSlot slot) {
    TherapySession before = missed.session();
    return sessions.open(
        new NewSession(
            before.programId(),
            before.type(),
            slot.modality(),
            null,
            null,
            slot.clinicianId(),
            slot.roomId(),
            new Span(slot.startsAt(), slot.endsAt()),
            before.zone(),
            1,
            null,
            slot.delivery(),
            before.serviceType(),
            Set.of()));
  }

  private static Wanted wanted(BookedSession missed, Span span, @Nullable UUID clinicianId) {
    TherapySession session = missed.session();
    return new Wanted(
        missed.booking().patientId(),
        session.type(),
        span,
        clinicianId,
        session.type() == SessionType.MEDICATION ? null : session.modality(),
        null,
        session.minutes(),
        MOST);
  }
}
