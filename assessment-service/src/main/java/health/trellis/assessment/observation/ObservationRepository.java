package health.trellis.assessment.observation;

import health.trellis.kit.fhir.FhirQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds Observations. */
@ApplicationScoped
class ObservationRepository implements PanacheRepositoryBase<ObservationRecord, UUID> {

  /** Matches in the order of their ids; one more than asked for. */
  List<ObservationRecord> matching(FhirQuery query) {
    return find(
            "from ObservationRecord x where " + query.hql() + " order by x.id", query.parameters())
        .range(0, query.count())
        .list();
  }

  /** How many match. */
  long matches(FhirQuery query) {
    return count("from ObservationRecord x where " + query.hql(), query.parameters());
  }
}
