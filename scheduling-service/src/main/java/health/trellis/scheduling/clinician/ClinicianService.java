package health.trellis.scheduling.clinician;

import health.trellis.event.scheduling.ClinicianDefined;
import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.ById;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.program.ProgramRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Defines and changes clinicians. */
@ApplicationScoped
@Transactional
class ClinicianService {
  private final ClinicianRepository clinicians;
  private final ProgramRepository programs;
  private final Outbox outbox;

  ClinicianService(ClinicianRepository clinicians, ProgramRepository programs, Outbox outbox) {
    this.clinicians = clinicians;
    this.programs = programs;
    this.outbox = outbox;
  }

  ClinicianView create(ClinicianRequest request) {
    checkPrograms(request);
    Clinician clinician =
        new Clinician(Optional.ofNullable(request.id()).orElseGet(Ids::next), request);
    clinicians.persist(clinician);
    return saved(clinician);
  }

  ClinicianView change(UUID id, ClinicianRequest request, @Nullable String ifMatch) {
    Clinician clinician = clinicians.require(id);
    ETags.check(ifMatch, clinician.version());
    checkPrograms(request);
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

  private void checkPrograms(ClinicianRequest request) {
    request.programIds().forEach(id -> programs.named("/programIds", id));
  }
}
