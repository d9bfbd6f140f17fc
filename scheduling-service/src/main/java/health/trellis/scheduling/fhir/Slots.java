package health.trellis.scheduling.fhir;

import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.clinician.TimeOff;
import health.trellis.scheduling.clinician.TimeOffRepository;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.slot.ClinicianTimes;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/**
 * Cuts clinicians' working hours into slots as long as their program's individual sessions, on the
 * days on which the program treats and the site is open. A slot is busy while a session, a hold or
 * the minutes around one overlap it, and unavailable in time off.
 */
@ApplicationScoped
@Transactional
class Slots {
  private final ClinicianRepository clinicians;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final TimeOffRepository timeOff;
  private final ClinicianTimes times;
  private final Sql sql;

  Slots(
      ClinicianRepository clinicians,
      ProgramRepository programs,
      SiteRepository sites,
      TimeOffRepository timeOff,
      ClinicianTimes times,
      Sql sql) {
    this.clinicians = clinicians;
    this.programs = programs;
    this.sites = sites;
    this.timeOff = timeOff;
    this.times = times;
    this.sql = sql;
  }

  /**
   * A slot of a clinician.
   *
   * @param changed when something last changed in it or around it
   */
  record Cut(UUID clinicianId, Span span, SlotStatus status, Instant changed) {
    /** The schedule's id and the minute that it begins at. */
    String id() {
      return clinicianId + "-" + span.start().getEpochSecond() / 60;
    }
  }

  /** The slots of a clinician that start within a stretch of time, in order. */
  List<Cut> of(UUID clinicianId, Span range) {
    return clinicians
        .findByIdOptional(clinicianId)
        .filter(Clinician::active)
        .map(clinician -> of(clinician, range))
        .orElse(List.of());
  }

  private List<Cut> of(Clinician clinician, Span range) {
    List<Span> away =
        timeOff.within(List.of(clinician.id()), range).stream().map(TimeOff::span).toList();
    SlotChanges changes = SlotChanges.of(sql, clinician.id(), range);
    return onePerSite(clinician).stream()
        .flatMap(program -> at(clinician, program, range, away, changes))
        .sorted(Comparator.comparing((Cut cut) -> cut.span().start()))
        .toList();
  }

  /** The programs whose sessions give the slots their length. */
  private Collection<Program> onePerSite(Clinician clinician) {
    Map<UUID, Program> bySite = new LinkedHashMap<>();
    clinician.programIds().stream()
        .sorted()
        .flatMap(id -> programs.findByIdOptional(id).stream())
        .filter(Program::active)
        .forEach(program -> bySite.putIfAbsent(program.siteId(), program));
    return bySite.values();
  }

  private Stream<Cut> at(
      Clinician clinician, Program program, Span range, List<Span> away, SlotChanges changes) {
    ClinicianTimes.Time time = times.of(clinician, program, sites.require(program.siteId()), range);
    List<Span> all = new ArrayList<>();
    time.hours().forEach(hours -> cut(hours, program.sessionMinutes().individual(), all));
    return all.stream()
        .filter(s -> !s.start().isBefore(range.start()) && s.start().isBefore(range.end()))
        .distinct()
        .map(
            span ->
                new Cut(clinician.id(), span, status(span, time.busy(), away), changes.last(span)));
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
