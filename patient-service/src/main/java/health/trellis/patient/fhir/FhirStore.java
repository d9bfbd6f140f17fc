package health.trellis.patient.fhir;

import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/** One FHIR resource type as a feature keeps it. Access, labels and audit are its business. */
public interface FhirStore {
  /** The resource type. */
  String type();

  /** The search parameters that it knows. */
  Set<String> parameters();

  /** Reads one; refuses (404) what is not there or not for the caller. */
  Resource read(UUID id);

  /** Finds those that match and that the caller may see. */
  Match search(SearchParameters parameters);
}
