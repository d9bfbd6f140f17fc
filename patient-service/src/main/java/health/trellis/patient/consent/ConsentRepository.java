package health.trellis.patient.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds consents. */
@ApplicationScoped
class ConsentRepository implements PanacheRepositoryBase<ConsentRecord, UUID> {

  /** Those for which a condition on {@code x} holds, in the order of their ids. */
  List<ConsentRecord> matching(String condition, Map<String, Object> parameters, int rows) {
    return find("from ConsentRecord x where " + condition + " order by x.id", parameters)
        .range(0, rows - 1)
        .list();
  }
}
