package health.trellis.patient.referral;

import health.trellis.kit.fhir.Fhir;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;

/** The references within a resource. */
final class References {
  private References() {}

  static List<Reference> in(DomainResource resource) {
    return Fhir.context().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class);
  }

  /** Replaces names within the bundle by the ids that were given. */
  static void rewrite(DomainResource resource, Map<String, String> places) {
    for (IBaseReference reference : in(resource)) {
      String place = places.get(String.valueOf(reference.getReferenceElement().getValue()));
      if (place != null) {
        reference.setReference(place);
      }
    }
  }
}
