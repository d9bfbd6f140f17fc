package health.trellis.assessment.risk;

import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.http.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds risk alerts. */
@ApplicationScoped
class RiskAlertRepository implements PanacheRepositoryBase<RiskAlert, UUID> {

  /** The alert, held until the transaction ends: of two who act at once, one is first. */
  Optional<RiskAlert> held(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  List<RiskAlert> ofResponses(Collection<UUID> responseIds) {
    return list("responseId in ?1 order by id", responseIds);
  }

  /** Alerts that the caller may see, newest first; one more than the page holds. */
  List<RiskAlert> page(
      VisiblePatients visible,
      @Nullable AlertState state,
      @Nullable UUID patientId,
      PageRequest page) {
    StringBuilder hql = new StringBuilder("from RiskAlert x where " + visible.hql("x.patientId"));
    Map<String, Object> parameters = new HashMap<>(visible.params());
    if (state != null) {
      hql.append(" and x.state = :state");
      parameters.put("state", state);
    }
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
  List<RiskAlert> matching(FhirQuery query) {
    return find("from RiskAlert x where " + query.hql() + " order by x.id", query.parameters())
        .range(0, query.count())
        .list();
  }

  /** How many match. */
  long matches(FhirQuery query) {
    return count("from RiskAlert x where " + query.hql(), query.parameters());
  }
}
