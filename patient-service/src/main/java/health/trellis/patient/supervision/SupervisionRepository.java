package health.trellis.patient.supervision;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds supervisions. */
@ApplicationScoped
class SupervisionRepository implements PanacheRepositoryBase<Supervision, UUID> {

  /** A page in the order of the supervised clinicians. */
  List<Supervision> after(UUID practitionerId, int rows) {
    return find("practitionerId > ?1 order by practitionerId", practitionerId)
        .range(0, rows - 1)
        .list();
  }
}
