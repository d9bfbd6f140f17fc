package health.trellis.assessment.response;

import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds responses. */
@ApplicationScoped
class ResponseRepository implements PanacheRepositoryBase<Response, UUID> {

  /** A patient's totals in one instrument, the first first. Its index stands in V41. */
  List<Measurement> totals(UUID patientId, String instrument) {
    return getEntityManager()
        .createQuery(
            """
            select new health.trellis.assessment.response.Measurement(
              r.id, r.authoredAt, r.score, r.bandCode, r.bandLabel, r.occasion)
            from Response r
            where r.patientId = ?1 and r.instrument = ?2 and r.score is not null
            order by r.authoredAt, r.id
            """,
            Measurement.class)
        .setParameter(1, patientId)
        .setParameter(2, instrument)
        .getResultList();
  }

  /** The answers that a device sent under its own id. */
  Optional<Response> ofClient(UUID patientId, UUID clientId) {
    return find("patientId = ?1 and clientId = ?2", patientId, clientId).firstResultOptional();
  }

  /** A patient's responses, newest first; one more than the page holds. */
  List<Response> page(UUID patientId, @Nullable String instrument, PageRequest page) {
    StringBuilder condition = new StringBuilder("patientId = :patient");
    Map<String, Object> parameters = new HashMap<>(Map.of("patient", patientId));
    if (instrument != null) {
      condition.append(" and instrument = :instrument");
      parameters.put("instrument", instrument);
    }
    Optional<Cursor> cursor = page.cursor();
    if (cursor.isPresent()) {
      Instant at = cursor.get().instant(0);
      condition.append(" and (authoredAt < :at or authoredAt = :at and id < :id)");
      parameters.put("at", at);
      parameters.put("id", cursor.get().uuid(1));
    }
    return find(condition + " order by authoredAt desc, id desc", parameters)
        .range(0, page.limit())
        .list();
  }

  /** Matches in the order of their ids; one more than asked for. */
  List<Response> matching(FhirQuery query) {
    return find("from Response x where " + query.hql() + " order by x.id", query.parameters())
        .range(0, query.count())
        .list();
  }

  /** How many match. */
  long matches(FhirQuery query) {
    return count("from Response x where " + query.hql(), query.parameters());
  }
}
