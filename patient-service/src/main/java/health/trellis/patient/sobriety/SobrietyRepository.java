package health.trellis.patient.sobriety;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds sobriety dates and their resets. */
@ApplicationScoped
class SobrietyRepository implements PanacheRepositoryBase<SobrietyDate, UUID> {

  /** Those of a patient, oldest first. */
  List<SobrietyDate> of(UUID patientId) {
    return list("patientId = ?1 order by id", patientId);
  }

  /** The resets of several dates in one query, in order. */
  List<SobrietyReset> resets(Collection<UUID> ids) {
    return getEntityManager()
        .createQuery(
            "from SobrietyReset r where r.sobrietyId in :ids order by r.endedOn, r.id",
            SobrietyReset.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  void add(SobrietyReset reset) {
    getEntityManager().persist(reset);
  }

  void remove(SobrietyReset reset) {
    getEntityManager().remove(reset);
  }
}
