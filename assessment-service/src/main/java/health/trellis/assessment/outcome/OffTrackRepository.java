package health.trellis.assessment.outcome;

import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.http.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds findings. */
@ApplicationScoped
class OffTrackRepository implements PanacheRepositoryBase<OffTrack, UUID> {

  /** Findings that the caller may see, newest first; one more than the page holds. */
  List<OffTrack> page(VisiblePatients visible, @Nullable UUID patientId, PageRequest page) {
    StringBuilder hql = new StringBuilder("from OffTrack x where " + visible.hql("x.patientId"));
    Map<String, Object> parameters = new HashMap<>(visible.params());
    if (patientId != null) {
      hql.append(" and x.patientId = :patient");
      parameters.put("patient", patientId);
    }
    page.cursor()
        .ifPresent(
            cursor -> {
              hql.append(" and x.id < :after");
              parameters.put("after", cursor.uuid(0));
            });
    return find(hql + " order by x.id desc", parameters).range(0, page.limit()).list();
  }

  /** Matches in the order of their ids; one more than asked for. */
  List<OffTrack> matching(FhirQuery query) {
    return find("from OffTrack x where " + query.hql() + " order by x.id", query.parameters())
        .range(0, query.count())
        .list();
  }

  /** How many match. */
  long matches(FhirQuery query) {
    return count("from OffTrack x where " + query.hql(), query.parameters());
  }
}
