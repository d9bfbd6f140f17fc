package health.trellis.patient.fhir;

import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A resource type that clients may write. Rules, access and events are its business. */
public interface FhirWriter extends FhirStore {
  /** Keeps a new resource under an id of ours; 400 or 422 with the element that breaks a rule. */
  Resource create(String body);

  /**
   * Keeps a new version; 404 where there is none, 412 where another came in between.
   *
   * @param ifMatch the version that is edited; null only where the caller looked it up itself
   */
  Resource update(UUID id, String body, @Nullable String ifMatch);
}
