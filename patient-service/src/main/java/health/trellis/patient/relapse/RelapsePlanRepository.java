package health.trellis.patient.relapse;

import health.trellis.patient.relapse.RelapsePlanDto.Status;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds relapse-prevention plans. */
@ApplicationScoped
class RelapsePlanRepository implements PanacheRepositoryBase<RelapsePlan, UUID> {

  /** The versions of an episode's plan, newest first. */
  List<RelapsePlan> ofEpisode(UUID episodeId) {
    return list("episodeId = ?1 order by number desc", episodeId);
  }

  /** The plan of a patient that was put in force last. */
  Optional<RelapsePlan> latest(UUID patientId) {
    return find(
            "patientId = ?1 and status = ?2 order by activatedAt desc", patientId, Status.ACTIVE)
        .firstResultOptional();
  }

  Optional<RelapsePlan> active(UUID episodeId) {
    return find("episodeId = ?1 and status = ?2", episodeId, Status.ACTIVE).firstResultOptional();
  }
}
