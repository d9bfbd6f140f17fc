package health.trellis.patient.coverage;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds coverage. */
@ApplicationScoped
class CoverageRepository implements PanacheRepositoryBase<Coverage, UUID> {

  /** Those of a patient after one, in the order of their ids. */
  List<Coverage> of(UUID patientId, UUID after, int rows) {
    return find("patientId = ?1 and id > ?2 order by id", patientId, after)
        .range(0, rows - 1)
        .list();
  }
}
