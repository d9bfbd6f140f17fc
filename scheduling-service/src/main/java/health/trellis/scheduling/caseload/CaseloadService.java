package health.trellis.scheduling.caseload;

import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.program.ProgramRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Shows the caseloads of a program's clinicians. */
@ApplicationScoped
@Transactional
class CaseloadService {
  private final ProgramRepository programs;
  private final ClinicianRepository clinicians;
  private final Episodes episodes;

  CaseloadService(ProgramRepository programs, ClinicianRepository clinicians, Episodes episodes) {
    this.programs = programs;
    this.clinicians = clinicians;
    this.episodes = episodes;
  }

  CaseloadView read(UUID programId) {
    programs.require(programId);
    List<Clinician> staff = clinicians.of(programId);
    Map<UUID, Set<UUID>> patients =
        episodes.caseloadsOf(staff.stream().map(Clinician::id).toList());
    return new CaseloadView(
        staff.stream()
            .map(c -> CaseloadView.Item.of(c, patients.getOrDefault(c.id(), Set.of()).size()))
            .sorted(
                Comparator.comparingInt(CaseloadView.Item::room)
                    .reversed()
                    .thenComparing(CaseloadView.Item::clinicianId))
            .toList());
  }
}
