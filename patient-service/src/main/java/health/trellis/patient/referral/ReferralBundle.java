package health.trellis.patient.referral;

import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.registration.PatientDto.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * A referral that reads well: one patient and what the EHR sends about the patient. Made by {@link
 * ReferralReader} alone, so that nothing half-checked is ever taken in.
 *
 * @param entries in the order of the bundle
 */
record ReferralBundle(List<Entry> entries) {

  /**
   * One entry.
   *
   * @param index its place in the bundle
   * @param fullUrl its name within the bundle
   * @param resource the resource as sent
   * @param ifNoneExist identifier of a patient who may be here already
   */
  record Entry(
      int index,
      @Nullable String fullUrl,
      DomainResource resource,
      @Nullable Identifier ifNoneExist) {
    String path() {
      return "Bundle.entry[" + index + "]";
    }

    String type() {
      return resource.fhirType();
    }
  }

  /** The one patient whom the referral is about. */
  Entry patient() {
    return entries.stream()
        .filter(entry -> entry.resource() instanceof Patient)
        .findFirst()
        .orElseThrow();
  }

  /** All but the patient. */
  List<Entry> clinical() {
    return entries.stream().filter(entry -> !(entry.resource() instanceof Patient)).toList();
  }

  /** Collects what is wrong, to tell all of it at once. */
  static final class Faults {
    private static final int MOST = 50;
    private final List<FieldError> errors = new ArrayList<>();

    void add(String expression, String code, String detail) {
      if (errors.size() < MOST) {
        errors.add(new FieldError(expression, code, detail));
      }
    }

    void addAll(List<FieldError> more) {
      more.forEach(error -> add(error.pointer(), error.code(), error.detail()));
    }

    void refuseIfAny() {
      if (!errors.isEmpty()) {
        throw Refusal.invalid(errors);
      }
    }
  }

  /** The name by which other entries refer to one. */
  static Optional<String> relative(DomainResource resource) {
    String id = resource.getIdPart();
    return id == null ? Optional.empty() : Optional.of(resource.fhirType() + "/" + id);
  }
}
