package health.trellis.patient.referral;

import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.json.EventJson;
import health.trellis.patient.referral.ReferralBundle.Entry;
import health.trellis.patient.referral.ReferralBundle.Faults;
import health.trellis.patient.registration.PatientDto.Identifier;
import health.trellis.patient.registration.PatientFhir;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Reads a referral bundle; whatever is wrong with an entry names that entry. */
@ApplicationScoped
class ReferralReader {
  /** More than any referral needs, and little enough for one transaction. */
  static final int MOST_ENTRIES = 500;

  private static final Set<String> TYPES =
      Set.of("Patient", "Condition", "MedicationRequest", "AllergyIntolerance", "Observation");
  private static final String IDENTIFIER = "identifier=";

  private final Clock clock;

  ReferralReader(Clock clock) {
    this.clock = clock;
  }

  /** A bundle that keeps all the rules; 400 when it cannot be read, 422 when it breaks one. */
  ReferralBundle read(String json) {
    Bundle bundle = parse(json);
    if (bundle.getType() != BundleType.TRANSACTION) {
      throw Refusal.invalid("Bundle.type", "transaction", "A referral is a transaction.");
    }
    int size = bundle.getEntry().size();
    if (size == 0 || size > MOST_ENTRIES) {
      throw Refusal.invalid(
          "Bundle.entry", "size", "A referral has 1 to " + MOST_ENTRIES + " entries.");
    }
    Faults faults = new Faults();
    List<Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < size; i++) {
      entry(bundle.getEntry().get(i), i, names, faults).ifPresent(entries::add);
    }
    onePatient(entries, faults);
    faults.refuseIfAny();
    ReferralBundle referral = new ReferralBundle(List.copyOf(entries));
    Entry patient = referral.patient();
    faults.addAll(
        PatientFhir.problems(
            (Patient) patient.resource(), patient.path() + ".resource", clock.instant()));
    ClinicalRules.check(referral, faults);
    faults.refuseIfAny();
    return referral;
  }

  private static Optional<Entry> entry(
      BundleEntryComponent entry, int index, Set<String> names, Faults faults) {
    String path = "Bundle.entry[" + index + "]";
    if (!(entry.getResource() instanceof DomainResource resource)
        || !TYPES.contains(resource.fhirType())) {
      faults.add(
          path + ".resource",
          "not-supported",
          "A referral holds Patient, Condition, MedicationRequest, AllergyIntolerance and"
              + " Observation.");
      return Optional.empty();
    }
    if (entry.getRequest().getMethod() != HTTPVerb.POST) {
      faults.add(path + ".request.method", "not-supported", "Every entry is a POST.");
    }
    if (!resource.fhirType().equals(entry.getRequest().getUrl())) {
      faults.add(path + ".request.url", "mismatch", "The URL names the resource's type.");
    }
    if (entry.hasFullUrl() && !names.add(entry.getFullUrl())) {
      faults.add(path + ".fullUrl", "repeated", "Another entry has this fullUrl.");
    }
    return Optional.of(
        new Entry(index, entry.getFullUrl(), resource, ifNoneExist(entry, path, faults)));
  }

  private static @Nullable Identifier ifNoneExist(
      BundleEntryComponent entry, String path, Faults faults) {
    String query = entry.getRequest().getIfNoneExist();
    if (query == null || query.isBlank()) {
      return null;
    }
    String token = query.startsWith(IDENTIFIER) ? query.substring(IDENTIFIER.length()) : "";
    int bar = token.indexOf('|');
    if (!(entry.getResource() instanceof Patient) || bar < 1 || bar == token.length() - 1) {
      faults.add(
          path + ".request.ifNoneExist",
          "not-supported",
          "ifNoneExist is identifier=system|value, of the patient.");
      return null;
    }
    return new Identifier(token.substring(0, bar), token.substring(bar + 1));
  }

  private static void onePatient(List<Entry> entries, Faults faults) {
    List<Entry> patients = entries.stream().filter(e -> e.resource() instanceof Patient).toList();
    if (patients.isEmpty()) {
      faults.add("Bundle.entry", "one-patient", "A referral is about a patient.");
    }
    patients.stream()
        .skip(1)
        .forEach(
            entry ->
                faults.add(
                    entry.path() + ".resource", "one-patient", "A referral is about one patient."));
  }

  /** Only when a bundle cannot be read is each entry read alone, to name the one at fault. */
  private static Bundle parse(String json) {
    try {
      return Fhir.parse(json, Bundle.class);
    } catch (Refusal refusal) {
      throw located(json, refusal);
    }
  }

  private static Refusal located(String json, Refusal refusal) {
    JsonNode entries;
    try {
      entries = EventJson.mapper().readTree(json).path("entry");
    } catch (JsonProcessingException notJson) {
      return refusal;
    }
    for (int i = 0; i < entries.size(); i++) {
      JsonNode resource = entries.get(i).path("resource");
      String path = "Bundle.entry[" + i + "].resource";
      try {
        RuntimeResourceDefinition type =
            Fhir.context().getResourceDefinition(resource.path("resourceType").asText());
        Fhir.parse(resource.toString(), type.getImplementingClass());
      } catch (Refusal inEntry) {
        FieldError first = inEntry.errors().getFirst();
        int dot = first.pointer().indexOf('.');
        String element = dot < 0 ? "" : first.pointer().substring(dot);
        return Refusal.badRequest(path + element, first.code(), first.detail());
      } catch (DataFormatException unknownType) {
        return Refusal.badRequest(path, "structure", "FHIR R4 has no such resource type.");
      }
    }
    return refusal;
  }
}
