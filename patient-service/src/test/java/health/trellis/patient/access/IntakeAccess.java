package health.trellis.patient.access;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.patient.Api;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may do what at intake. */
final class IntakeAccess {
  private static final Set<Caller> OFFICE = EnumSet.of(COORDINATOR, PROGRAM_ADMIN);
  private static final Set<Caller> TEAM =
      EnumSet.of(COORDINATOR, PROGRAM_ADMIN, CLINICIAN, PRESCRIBER);

  private static final String TOXICOLOGY =
      """
      {"collectedAt":"2026-03-02T15:00:00Z","specimen":"URINE","observed":true,"findings":[
       {"substance":"A","outcome":"NEGATIVE","confirmed":false,"prescribed":false}]}""";
  private static final String VITALS =
      """
      {"measuredAt":"2026-03-02T15:00:00Z","facts":[{"sign":"WEIGHT","value":70}]}""";

  private IntakeAccess() {}

  static void rows(AccessTable table, String patient) {
    String referral = "{\"source\":\"SELF\",\"reason\":\"Help\"}";
    String of = "/api/v1/patients/{patientId}";
    String id =
        Api.coordinator()
            .body(referral)
            .post("/api/v1/patients/" + patient + "/referrals")
            .path("id");
    String screening =
        """
        {"criteria":"ASAM_4","dimensions":[{"dimension":4,"leastLevel":"2.1"}]}""";
    String decision = "{\"outcome\":\"DECLINE\",\"reasons\":[\"OUT_OF_AREA\"]}";
    row(table, "POST", of + "/referrals", List.of(patient), referral, OFFICE);
    row(table, "GET", of + "/referrals", List.of(patient), null, OFFICE);
    row(table, "POST", of + "/screenings", List.of(patient), screening, TEAM);
    row(table, "GET", of + "/screenings", List.of(patient), null, TEAM);
    row(table, "GET", "/api/v1/referrals/waiting-list", List.of(), null, OFFICE);
    row(table, "GET", "/api/v1/referrals/{id}", List.of(id), null, OFFICE);
    row(table, "GET", "/api/v1/referrals/{id}/decisions", List.of(id), null, OFFICE);
    row(table, "POST", "/api/v1/referrals/{id}/decisions", List.of(id), decision, OFFICE);
  }

  static void person(AccessTable table, String patient) {
    String details = "/api/v1/patients/{patientId}/details";
    row(table, "GET", details, List.of(patient), null, union(TEAM, PATIENT));
    row(table, "PUT", details, List.of(patient), "{}", union(OFFICE, CLINICIAN));
  }

  static void clinical(AccessTable table, String patient) {
    String of = "/api/v1/patients/{patientId}";
    Set<Caller> clinicians = EnumSet.of(CLINICIAN, PRESCRIBER);
    Set<Caller> readers = union(TEAM, PATIENT);
    List<?> one = List.of(patient);
    String medication = "{\"name\":\"A\",\"dosage\":\"B\",\"source\":\"PRESCRIBED_HERE\"}";
    String id =
        Api.coordinator()
            .body(medication)
            .post("/api/v1/patients/" + patient + "/medications")
            .path("id");
    String taken =
        "{\"from\":\"2026-02-01\",\"until\":\"2026-02-02\",\"dosesExpected\":2,\"dosesTaken\":1}";
    String adherence = of + "/medications/{medicationId}/adherence";
    row(
        table,
        "POST",
        of + "/conditions",
        one,
        "{\"icd10cm\":\"F10.20\",\"display\":\"A\"}",
        clinicians);
    closing(table, of, patient);
    row(table, "POST", of + "/allergies", one, "{\"substance\":\"A\",\"category\":\"FOOD\"}", TEAM);
    row(table, "POST", of + "/medications", one, medication, TEAM);
    row(table, "POST", of + "/medication-reconciliations", one, "{\"medications\":[]}", clinicians);
    row(table, "GET", of + "/medication-reconciliations", one, null, readers);
    row(table, "POST", adherence, List.of(patient, id), taken, readers);
    row(table, "GET", adherence, List.of(patient, id), null, readers);
    row(table, "POST", of + "/toxicology-results", one, TOXICOLOGY, TEAM);
    row(table, "GET", of + "/toxicology-results", one, null, readers);
    row(table, "POST", of + "/vitals", one, VITALS, TEAM);
    row(table, "GET", of + "/vitals", one, null, readers);
  }

  private static void closing(AccessTable table, String of, String patient) {
    String base = "/api/v1/patients/" + patient;
    String over = "{\"outcome\":\"RESOLVED\",\"reason\":\"Over\"}";
    String condition =
        Api.therapist()
            .body("{\"icd10cm\":\"F33.1\",\"display\":\"A\"}")
            .post(base + "/conditions")
            .path("id");
    String allergy =
        Api.therapist()
            .body("{\"substance\":\"A\",\"category\":\"FOOD\"}")
            .post(base + "/allergies")
            .path("id");
    row(
        table,
        "POST",
        of + "/conditions/{id}/close",
        List.of(patient, condition),
        over,
        EnumSet.of(CLINICIAN, PRESCRIBER));
    row(table, "POST", of + "/allergies/{id}/close", List.of(patient, allergy), over, TEAM);
  }

  static void family(AccessTable table, UUID member) {
    String one = "/api/v1/family-members/{id}";
    List<?> id = List.of(member);
    Set<Caller> readers = union(TEAM, PATIENT, FAMILY);
    Set<Caller> writers = union(OFFICE, CLINICIAN);
    String learned = "{\"state\":\"STARTED\"}";
    String was = "{\"on\":\"2026-03-02\",\"kind\":\"EDUCATION\",\"minutes\":5}";
    row(table, "POST", one + "/invitations", id, null, union(OFFICE, PATIENT));
    row(table, "GET", one + "/education", id, null, readers);
    row(
        table,
        "PUT",
        one + "/education/{module}",
        List.of(member, "CRISIS"),
        learned,
        union(writers, FAMILY));
    row(table, "POST", one + "/participation", id, was, writers);
    row(table, "GET", one + "/participation", id, null, readers);
    row(
        table,
        "POST",
        "/api/v1/family-members/invitations/accept",
        List.of(),
        "{\"token\":\"nobody-has-it\"}",
        Set.of());
  }

  private static Set<Caller> union(Set<Caller> some, Caller... others) {
    Set<Caller> all = EnumSet.copyOf(some);
    all.addAll(List.of(others));
    return all;
  }

  static void duplicates(AccessTable table, String patient) {
    String of = "/api/v1/patients/{patientId}";
    String why = "{\"reason\":\"No\"}";
    String pairs = "/api/v1/patients/" + patient + "/duplicates";
    Api.register();
    String pair = Api.coordinator().get(pairs).path("items[0].id");
    String merge =
        Api.coordinator()
            .body(merge(Api.register()))
            .post("/api/v1/patients/" + patient + "/merges")
            .path("id");
    row(table, "GET", "/api/v1/patients/duplicates", List.of("?limit=1"), null, OFFICE);
    row(table, "GET", of + "/duplicates", List.of(patient), null, OFFICE);
    row(table, "POST", "/api/v1/patients/duplicates/{id}/dismiss", List.of(pair), why, OFFICE);
    row(table, "GET", of + "/merges", List.of(patient), null, OFFICE);
    row(table, "POST", of + "/merges", List.of(patient), merge(Api.register()), OFFICE);
    row(table, "POST", "/api/v1/patients/merges/{id}/undo", List.of(merge), why, OFFICE);
  }

  private static String merge(String merged) {
    return "{\"mergedPatientId\":\"" + merged + "\",\"reason\":\"Twice\"}";
  }

  private static void row(
      AccessTable table,
      String method,
      String template,
      List<?> parameters,
      @Nullable String body,
      Set<Caller> allowed) {
    table.row(method, template, parameters, "application/json", body, allowed);
  }
}
