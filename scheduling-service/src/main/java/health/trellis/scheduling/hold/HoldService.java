package health.trellis.scheduling.hold;

import health.trellis.event.SessionType;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.booking.BookingView;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.slot.FreeSlot;
import health.trellis.scheduling.slot.Slots;
import health.trellis.scheduling.slot.Wanted;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps slots, books them and lets them go. */
@ApplicationScoped
@Transactional
class HoldService {
  private static final String WHAT = "hold";

  /** Enough to compare two; more would keep slots from others. */
  private static final int MOST_AT_A_TIME = 3;

  /** A session of another length than the program's may be asked for, but not a longer search. */
  private static final Duration LONGEST = Duration.ofHours(8);

  private final HoldRepository holds;
  private final Slots slots;
  private final HeldBooking booking;
  private final SessionRepository sessions;
  private final EpisodeRepository episodes;
  private final ProgramRepository programs;
  private final KnownPatients patients;
  private final CurrentUser user;
  private final Clock clock;
  private final Duration kept;

  HoldService(
      HoldRepository holds,
      Slots slots,
      HeldBooking booking,
      SessionRepository sessions,
      EpisodeRepository episodes,
      ProgramRepository programs,
      KnownPatients patients,
      CurrentUser user,
      Clock clock,
      @ConfigProperty(name = "trellis.scheduling.hold") Duration kept) {
    this.holds = holds;
    this.slots = slots;
    this.booking = booking;
    this.sessions = sessions;
    this.episodes = episodes;
    this.programs = programs;
    this.patients = patients;
    this.user = user;
    this.clock = clock;
    this.kept = kept;
  }

  HoldView hold(HoldRequest request) {
    patients.mayWrite(request.patientId(), Area.CALENDAR, WHAT);
    Instant now = clock.instant();
    Program program = programs.require(episodes.requireCurrent(request.patientId()).programId());
    if (isPatient()) {
      SelfBookingPolicy.check(program.selfBooking(), request.type(), request.startsAt(), now);
    }
    holds.sweep(now);
    if (holds.count(request.patientId()) >= MOST_AT_A_TIME) {
      throw Refusal.conflict("too-many-holds", "Three slots are kept already: let one go.");
    }
    FreeSlot slot = free(request, now);
    if (slot.sessionId() != null) {
      sessions.lock(slot.sessionId());
    }
    SlotHold hold =
        new SlotHold(Ids.next(), request.patientId(), program.id(), slot, user.subject(), now)
            .until(now.plus(kept));
    holds.persist(hold);
    Conflicts.flush(holds.getEntityManager());
    return HoldView.of(hold);
  }

  HoldView read(UUID id) {
    SlotHold hold =
        holds
            .findByIdOptional(id)
            .filter(kept -> !kept.isOffer())
            .orElseThrow(() -> Refusal.notFound(WHAT));
    patients.mayRead(hold.patientId(), Area.CALENDAR, WHAT);
    return HoldView.of(hold);
  }

  BookingView confirm(UUID id, ConfirmRequest request) {
    SlotHold hold = own(id);
    if (hold.expired(clock.instant())) {
      throw Refusal.conflict("hold-expired", "The slot was not kept any longer: look for another.");
    }
    if (isPatient() && request.authorizationOverride() != null) {
      throw Refusal.invalid(
          "/authorizationOverride", "who", "Staff of the program may book past an authorization.");
    }
    return booking.book(hold, request.authorizationOverride());
  }

  void release(UUID id) {
    holds.delete(own(id));
  }

  private SlotHold own(UUID id) {
    SlotHold hold = holds.lock(id);
    patients.mayWrite(hold.patientId(), Area.CALENDAR, WHAT);
    return hold;
  }

  /** The slot asked for, if the search still finds it. */
  private FreeSlot free(HoldRequest request, Instant now) {
    if (request.startsAt().isBefore(now)) {
      throw Refusal.invalid("/startsAt", "in-the-past", "It lies in the past.");
    }
    Instant end = request.startsAt().plus(LONGEST);
    Wanted wanted =
        new Wanted(
            request.patientId(),
            request.type(),
            new Span(request.startsAt(), end),
            request.clinicianId(),
            request.modality(),
            request.delivery(),
            request.type() == SessionType.GROUP ? null : request.minutes(),
            1);
    return slots.free(wanted).stream()
        .filter(slot -> slot.startsAt().equals(request.startsAt()))
        .findFirst()
        .orElseThrow(() -> Refusal.conflict("slot-taken", "This slot is not free."));
  }

  private boolean isPatient() {
    return user.has(Role.PATIENT);
  }
}
