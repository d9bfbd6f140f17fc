package health.trellis.patient.access;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_CLINICIAN;
import static health.trellis.kit.testing.Caller.OTHER_FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_PATIENT;
import static health.trellis.kit.testing.Caller.OTHER_SYSTEM;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;
import static health.trellis.kit.testing.Caller.SYSTEM;

import health.trellis.kit.Ids;
import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.patient.Api;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may write FHIR, and read versions and their provenance. */
final class FhirAccess {
  private static final String FHIR = "application/fhir+json";
  private static final Set<Caller> WRITERS = EnumSet.of(COORDINATOR, PROGRAM_ADMIN, SYSTEM);
  private static final Set<Caller> TEAM_AND_EHR =
      EnumSet.of(COORDINATOR, PROGRAM_ADMIN, CLINICIAN, PRESCRIBER, PATIENT, SYSTEM);
  private static final Set<Caller> SEARCHERS =
      EnumSet.of(
          COORDINATOR,
          PROGRAM_ADMIN,
          CLINICIAN,
          PRESCRIBER,
          OTHER_CLINICIAN,
          PATIENT,
          OTHER_PATIENT,
          FAMILY,
          OTHER_FAMILY,
          SYSTEM,
          OTHER_SYSTEM);

  private FhirAccess() {}

  /** The versions of a resource: for whom the resource is. */
  static void versions(AccessTable table, String type, String id, Set<Caller> readers) {
    String place = "/fhir/r4/" + type + "/{id}/_history";
    String version =
        readers.isEmpty()
            ? "0"
            : Api.coordinator().get("/fhir/r4/" + type + "/" + id).path("meta.versionId");
    table.row("GET", place, List.of(id), FHIR, null, readers);
    table.row("GET", place + "/{version}", List.of(id, version), FHIR, null, readers);
  }

  static void rows(AccessTable table, String patientId) {
    String target = "?target=Patient/" + patientId;
    String provenance =
        Api.coordinator().get("/fhir/r4/Provenance" + target).path("entry[0].resource.id");
    String base = "/fhir/r4/Provenance";
    table.row("GET", base + "/{id}", List.of(provenance), FHIR, null, TEAM_AND_EHR);
    table.row("GET", base, List.of(target), FHIR, null, SEARCHERS);
    table.row(
        "POST",
        base + "/_search",
        List.of(),
        "application/x-www-form-urlencoded",
        target.substring(1),
        SEARCHERS);
    patients(table, patientId);
    clinical(table, "Condition", "subject", patientId);
    clinical(table, "MedicationRequest", "subject", patientId);
    clinical(table, "AllergyIntolerance", "patient", patientId);
  }

  private static void patients(AccessTable table, String patientId) {
    Set<Caller> creators = EnumSet.of(COORDINATOR, PROGRAM_ADMIN, SYSTEM, OTHER_SYSTEM);
    String body = "{\"resourceType\":\"Patient\"}";
    String criteria = "?identifier=http://nowhere.example.org|" + Ids.next();
    table.row("POST", "/fhir/r4/Patient", List.of(), FHIR, body, creators);
    table.row("PUT", "/fhir/r4/Patient", List.of(criteria), FHIR, body, creators);
    table.row("PUT", "/fhir/r4/Patient/{id}", List.of(patientId), FHIR, body, WRITERS);
  }

  private static void clinical(AccessTable table, String type, String subject, String patientId) {
    String body =
        "{\"resourceType\":\"%s\",\"%s\":{\"reference\":\"Patient/%s\"},\"note\":[{\"text\":\"x\"}]}"
            .formatted(type, subject, patientId);
    String place = "/fhir/r4/" + type;
    table.row("POST", place, List.of(), FHIR, body, WRITERS);
    table.row("PUT", place, List.of("?_id=" + Ids.next()), FHIR, body, WRITERS);
    table.row("PUT", place + "/{id}", List.of(Ids.next()), FHIR, body, Set.of());
  }
}
