package health.trellis.scheduling.clinician;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.program.ProgramClock;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.time.Span;
import health.trellis.scheduling.time.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enters and takes back time off. */
@ApplicationScoped
@Transactional
class TimeOffService {
  private final TimeOffRepository rows;
  private final ClinicianRepository clinicians;
  private final SessionRepository sessions;
  private final ProgramClock programs;
  private final CurrentUser user;
  private final Clock clock;

  TimeOffService(
      TimeOffRepository rows,
      ClinicianRepository clinicians,
      SessionRepository sessions,
      ProgramClock programs,
      CurrentUser user,
      Clock clock) {
    this.rows = rows;
    this.clinicians = clinicians;
    this.sessions = sessions;
    this.programs = programs;
    this.user = user;
    this.clock = clock;
  }

  TimeOffView enter(UUID clinicianId, TimeOffRequest request) {
    Clinician clinician = clinicians.require(clinicianId);
    mayEnter(clinicianId);
    Span span = span(request, programs.zoneOfFirst(clinician.programIds()));
    clinicians.lock(clinicianId);
    TimeOff timeOff =
        new TimeOff(
            Ids.next(), clinicianId, span, request.reason(), user.subject(), clock.instant());
    rows.persist(timeOff);
    Conflicts.flush(rows.getEntityManager());
    List<TherapySession> affected =
        sessions.ofClinician(clinicianId, span).stream()
            .filter(session -> session.scheduled() && session.span().overlaps(span))
            .toList();
    return TimeOffView.of(timeOff).with(affected);
  }

  List<TimeOffView> list(UUID clinicianId, @Nullable String from, @Nullable String to) {
    Clinician clinician = clinicians.require(clinicianId);
    Span span =
        TimeRange.parse(from, to, programs.zoneOfFirst(clinician.programIds()), clock.instant());
    return rows.within(List.of(clinicianId), span).stream().map(TimeOffView::of).toList();
  }

  void remove(UUID clinicianId, UUID id) {
    mayEnter(clinicianId);
    TimeOff timeOff =
        rows.findByIdOptional(id)
            .filter(found -> found.clinicianId().equals(clinicianId))
            .orElseThrow(() -> Refusal.notFound("time off"));
    rows.delete(timeOff);
  }

  /** Clinicians enter their own time off; coordinators and admins everybody's. */
  private void mayEnter(UUID clinicianId) {
    boolean runs = user.has(Role.COORDINATOR) || user.has(Role.PROGRAM_ADMIN);
    if (!runs && !user.practitionerId().filter(clinicianId::equals).isPresent()) {
      throw Refusal.forbidden("Clinicians enter their own time off.");
    }
  }

  private static Span span(TimeOffRequest request, ZoneId zone) {
    boolean instants = request.startsAt() != null && request.endsAt() != null;
    @Nullable LocalDate first = request.firstDay();
    @Nullable LocalDate last = request.lastDay();
    if (first != null && last != null && !instants) {
      return forward(
          "/lastDay",
          first.atStartOfDay(zone).toInstant(),
          last.plusDays(1).atStartOfDay(zone).toInstant());
    }
    if (instants && first == null && last == null) {
      return forward(
          "/endsAt",
          Objects.requireNonNull(request.startsAt()),
          Objects.requireNonNull(request.endsAt()));
    }
    throw Refusal.invalid(
        "/firstDay", "one-of", "Give firstDay and lastDay, or startsAt and endsAt.");
  }

  private static Span forward(String pointer, Instant start, Instant end) {
    if (!end.isAfter(start)) {
      throw Refusal.invalid(pointer, "order", "It ends after it starts.");
    }
    return new Span(start, end);
  }
}
