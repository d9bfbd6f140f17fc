package health.trellis.patient.fhir;

import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Creates and updates, with conditions as FHIR defines them (R4, 3.1.0.8.1 and 3.1.0.4.3). */
@ApplicationScoped
class FhirWrites {
  private final Sql sql;

  FhirWrites(Sql sql) {
    this.sql = sql;
  }

  /** What is there now. */
  record Written(Resource resource, boolean created) {}

  /** Creates, unless what the condition asks for is there. */
  @Transactional
  Written create(FhirWriter store, String body, @Nullable FhirQuery ifNoneExist) {
    List<Resource> there = ifNoneExist == null ? List.of() : found(store, ifNoneExist);
    return there.isEmpty()
        ? new Written(store.create(body), true)
        : new Written(there.getFirst(), false);
  }

  /** Updates one; 428 without the version that is edited, for whom may know of it. */
  @Transactional
  Written update(FhirWriter store, UUID id, String body, @Nullable String ifMatch) {
    if (ifMatch == null) {
      store.read(id);
      throw Refusal.preconditionRequired();
    }
    return new Written(store.update(id, body, ifMatch), false);
  }

  /** Updates the one that matches, or creates it. */
  @Transactional
  Written updateMatching(FhirWriter store, FhirQuery query, String body, @Nullable String ifMatch) {
    List<Resource> there = found(store, query);
    if (there.isEmpty()) {
      return new Written(store.create(body), true);
    }
    UUID id = UUID.fromString(there.getFirst().getIdElement().getIdPart());
    return new Written(store.update(id, body, ifMatch), false);
  }

  /**
   * Two who write under one condition at once take turns, so that both see what is there; those who
   * write under others do not wait.
   */
  private List<Resource> found(FhirWriter store, FhirQuery query) {
    sql.query(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        row -> row.wasNull(),
        "conditional|" + store.type() + "|" + query.canonical());
    List<Resource> there = store.search(query).resources();
    if (there.size() > 1) {
      throw Refusal.preconditionFailed("Several match: name what you mean more exactly.");
    }
    return there;
  }
}
