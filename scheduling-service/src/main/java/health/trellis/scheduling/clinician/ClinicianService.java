package health.trellis.scheduling.clinician;

import health.trellis.event.scheduling.ClinicianDefined;
import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.ById;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Defines and changes clinicians. */
@ApplicationScoped
@Transactional
class ClinicianService {
  private static final int DEEPEST_SUPERVISION = 8;

  private final ClinicianRepository clinicians;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final Outbox outbox;

  ClinicianService(
      ClinicianRepository clinicians,
      ProgramRepository programs,
      SiteRepository sites,
      Outbox outbox) {
    this.clinicians = clinicians;
    this.programs = programs;
    this.sites = sites;
    this.outbox = outbox;
  }

  ClinicianView create(ClinicianRequest request) {
    UUID id = Optional.ofNullable(request.id()).orElseGet(Ids::next);
    check(id, request);
    Clinician clinician = new Clinician(id, request);
    clinicians.persist(clinician);
    return saved(clinician);
  }

  ClinicianView change(UUID id, ClinicianRequest request, @Nullable String ifMatch) {
    Clinician clinician = clinicians.require(id);
    ETags.check(ifMatch, clinician.version());
    check(id, request);
    clinician.change(request);
    return saved(clinician);
  }

  ClinicianView read(UUID id) {
    return ClinicianView.of(clinicians.require(id));
  }

  Page<ClinicianView> list(PageRequest page) {
    return ById.page(clinicians, page, Clinician::id).map(ClinicianView::of);
  }

  private ClinicianView saved(Clinician clinician) {
    Conflicts.flush(clinicians.getEntityManager());
    outbox.append(
        new ClinicianDefined(
            clinician.id(),
            clinician.nameWithCredentials(),
            clinician.prescriber(),
            clinician.email(),
            clinician.phone(),
            clinician.programIds(),
            clinician.active()));
    return ClinicianView.of(clinician);
  }

  private void check(UUID id, ClinicianRequest request) {
    request.programIds().forEach(program -> programs.named("/programIds", program));
    request.workingHours().stream()
        .map(WorkingWindow::siteId)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(site -> sites.named("/workingHours", site));
    if (request.licences() != null) {
      checkLicences(request.licences());
    }
    if (request.supervisorId() != null) {
      checkSupervisor(id, request.supervisorId());
    }
  }

  private static void checkLicences(List<Licence> licences) {
    long kinds =
        licences.stream().map(licence -> licence.state() + " " + licence.kind()).distinct().count();
    if (kinds < licences.size()) {
      throw Refusal.invalid("/licences", "twice", "Of each state and kind there is one licence.");
    }
  }

  /** Whoever supervises may be supervised in turn, but not by somebody further down. */
  private void checkSupervisor(UUID id, UUID supervisorId) {
    UUID above = supervisorId;
    for (int level = 0; above != null; level++) {
      if (above.equals(id) || level == DEEPEST_SUPERVISION) {
        throw Refusal.invalid(
            "/supervisorId", "circle", "Nobody supervises the own supervisor, nor the own work.");
      }
      above =
          clinicians
              .findByIdOptional(above)
              .orElseThrow(
                  () -> Refusal.invalid("/supervisorId", "unknown", "There is no such clinician."))
              .supervisorId();
    }
  }
}
