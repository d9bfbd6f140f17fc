package health.trellis.patient.fhir;

import health.trellis.kit.fhir.FhirQuery;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/** One FHIR resource type as a feature keeps it. Access, labels and audit are its business. */
public interface FhirStore {
  /** The resource type. */
  String type();

  /** The search parameters that it knows. */
  Set<String> parameters();

  /** The reference parameters that {@code _include} may name. */
  Set<String> includes();

  /** Reads one; refuses (404) what is not there or not for the caller. */
  Resource read(UUID id);

  /** Finds those that match and that the caller may see. */
  Match search(FhirQuery query);

  /** How many there are of those. */
  long count(FhirQuery query);

  /** The resource that a change of an entity is a change of; empty: none of this type. */
  Optional<UUID> changedBy(Object entity, Object id);

  /** A resource as it is now, for the record of its versions; empty: not shown in FHIR yet. */
  Optional<Snapshot> snapshot(UUID id);

  /** A resource and whose it is. */
  record Snapshot(UUID patientId, Resource resource) {}
}
