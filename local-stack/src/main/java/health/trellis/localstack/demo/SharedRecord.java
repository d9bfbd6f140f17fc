package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For one patient of the program that 42 CFR Part 2 protects: two consents, what left under them,
 * one taken back, and the account of all that left.
 */
final class SharedRecord {
  private static final String PAYER = "Harbor Health Plan";
  private static final Map<String, String> TO_THE_PAYER =
      Map.of(
          "recipient", PAYER,
          "recipientClass", "HEALTH_PLANS",
          "information", "ATTENDANCE",
          "purpose", "PAYMENT");

  private final People people;
  private final Api coordinator;
  private final PrintStream out;

  SharedRecord(People people, PrintStream out) {
    this.people = people;
    this.coordinator = people.coordinator();
    this.out = out;
  }

  /** Shows; done again, it changes nothing. */
  void show(String patient) {
    String base = "/api/v1/patients/" + patient;
    if (coordinator.get(base + "/consents").get("items").isEmpty()) {
      share(patient, base);
    }
    JsonNode consents = coordinator.get(base + "/consents").get("items");
    long revoked = count(consents, "revokedAt");
    JsonNode disclosures = coordinator.get(base + "/disclosures").get("items");
    out.printf(
        "Consents: %d in force, %d taken back; %d disclosures accounted for, %d of them to the EHR%n",
        consents.size() - revoked, revoked, disclosures.size(), count(disclosures, "resourceType"));
  }

  private void share(String patient, String base) {
    JsonNode person = coordinator.get(base);
    String signedBy = person.get("givenName").asText() + " " + person.get("familyName").asText();
    Map<String, Object> single = consent(signedBy, "Treatment, payment, operations");
    single.put("recipientClasses", List.of("TREATING_PROVIDERS", "HEALTH_PLANS"));
    coordinator.post(base + "/consents", single, "consent-tpo/" + patient);
    Map<String, Object> toEhr = consent(signedBy, "Treatment");
    toEhr.put("recipient", people.ehrClientId());
    JsonNode named = coordinator.post(base + "/consents", toEhr, "consent-ehr/" + patient);

    people.ehr().get("/fhir/r4/CarePlan?patient=" + patient);
    people.ehr().get("/fhir/r4/Condition?patient=" + patient);
    coordinator.post(
        base + "/disclosures",
        Map.of("disclosure", TO_THE_PAYER, "description", "Attended hours, by secure mail"),
        "disclose/" + patient);
    people
        .patient(patient, person.get("givenName").asText(), person.get("familyName").asText())
        .post(
            "/api/v1/consents/" + named.get("id").asText() + "/revoke",
            Map.of("reason", "I have changed doctors"),
            "revoke/" + patient);
  }

  private static Map<String, Object> consent(String signedBy, String purpose) {
    Map<String, Object> consent = new HashMap<>();
    consent.put("kind", "PART2_DISCLOSURE");
    consent.put("discloser", "Riverside");
    consent.put("information", "All treatment records");
    consent.put("purpose", purpose);
    consent.put("signedBy", signedBy);
    return consent;
  }

  private static long count(JsonNode items, String field) {
    long found = 0;
    for (JsonNode item : items) {
      found += item.hasNonNull(field) ? 1 : 0;
    }
    return found;
  }
}
