package health.trellis.scheduling.fhir;

import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.clinician.TimeOff;
import health.trellis.scheduling.clinician.TimeOffRepository;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/**
 * Cuts clinicians' working hours into slots as long as their program's individual sessions. A slot
 * is busy while a session overlaps it and unavailable in time off.
 */
@ApplicationScoped
@Transactional
class Slots {
  private final ClinicianRepository clinicians;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final SessionRepository sessions;
  private final TimeOffRepository timeOff;

  Slots(
      ClinicianRepository clinicians,
      ProgramRepository programs,
      SiteRepository sites,
      SessionRepository sessions,
      TimeOffRepository timeOff) {
    this.clinicians = clinicians;
    this.programs = programs;
    this.sites = sites;
    this.sessions = sessions;
    this.timeOff = timeOff;
  }

  /** A slot of a clinician. */
  record Cut(UUID clinicianId, Span span, SlotStatus status) {
    /** The schedule's id and the minute that it begins at. */
    String id() {
      return clinicianId + "-" + span.start().getEpochSecond() / 60;
    }
  }

  /** The slots of a clinician that start within a stretch of time. */
  List<Cut> of(UUID clinicianId, Span range) {
    Optional<Clinician> clinician =
        clinicians.findByIdOptional(clinicianId).filter(Clinician::active);
    Optional<Program> program =
        clinician.stream()
            .flatMap(c -> c.programIds().stream().sorted())
            .flatMap(id -> programs.findByIdOptional(id).stream())
            .filter(Program::active)
            .findFirst();
    if (clinician.isEmpty() || program.isEmpty()) {
      return List.of();
    }
    int minutes = program.get().sessionMinutes().individual();
    ZoneId zone = sites.require(program.get().siteId()).zone();
    List<Span> busy =
        sessions.ofClinician(clinicianId, range).stream()
            .filter(TherapySession::scheduled)
            .map(TherapySession::span)
            .toList();
    List<Span> away =
        timeOff.within(List.of(clinicianId), range).stream().map(TimeOff::span).toList();
    return spans(clinician.get(), program.get(), zone, range, minutes).stream()
        .map(span -> new Cut(clinicianId, span, status(span, busy, away)))
        .toList();
  }

  private static List<Span> spans(
      Clinician clinician, Program program, ZoneId zone, Span range, int minutes) {
    List<Span> all = new ArrayList<>();
    for (IsoWeek week = IsoWeek.of(range.start(), zone);
        week.start().isBefore(range.end());
        week = week.plus(1)) {
      clinician.workAt(program.siteId(), week).forEach(window -> cut(window, minutes, all));
    }
    return all.stream()
        .filter(s -> !s.start().isBefore(range.start()) && s.start().isBefore(range.end()))
        .sorted(Comparator.comparing(Span::start))
        .distinct()
        .toList();
  }

  private static void cut(Span window, int minutes, List<Span> into) {
    Instant start = window.start();
    while (!Span.of(start, minutes).end().isAfter(window.end())) {
      Span slot = Span.of(start, minutes);
      into.add(slot);
      start = slot.end();
    }
  }

  private static SlotStatus status(Span span, List<Span> busy, List<Span> away) {
    if (!span.isFreeOf(away)) {
      return SlotStatus.BUSYUNAVAILABLE;
    }
    return span.isFreeOf(busy) ? SlotStatus.FREE : SlotStatus.BUSY;
  }
}
