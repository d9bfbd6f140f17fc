package health.trellis.patient.access;

import static health.trellis.kit.testing.Caller.BILLING;
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

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import health.trellis.patient.coverage.CoverageTest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may see what happened: histories of tasks, and the timeline. */
record RecordAccess(Admitted admitted) {
  private static final String FHIR = "application/fhir+json";
  private static final Set<Caller> TEAM =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);
  private static final Set<Caller> TEAM_AND_PATIENT =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN, PATIENT);
  private static final Set<Caller> TEAM_AND_EHR =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN, SYSTEM);
  private static final Set<Caller> EHR_TOO =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN, PATIENT, SYSTEM);
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

  void rows(AccessTable table) {
    List<?> patient = List.of(admitted.patientId());
    String task = Api.openTask(admitted, Api.THERAPIST, Instant.now());
    row(table, "GET", "/api/v1/care-tasks/{id}/history", List.of(task), null, TEAM);
    row(table, "GET", "/api/v1/patients/{patientId}/timeline", patient, null, TEAM_AND_PATIENT);
    resource(table, "Task", task, TEAM_AND_EHR);
    documents(table);
    coverage(table);
  }

  private void coverage(AccessTable table) {
    String of = "/api/v1/patients/{patientId}/coverages";
    String one = "/api/v1/coverages/{id}";
    List<?> patient = List.of(admitted.patientId());
    Set<Caller> office = EnumSet.of(COORDINATOR, PROGRAM_ADMIN);
    Set<Caller> readers = EnumSet.copyOf(TEAM_AND_PATIENT);
    readers.add(BILLING);
    String id =
        Api.coordinator()
            .body(CoverageTest.PLAN)
            .post("/api/v1/patients/" + admitted.patientId() + "/coverages")
            .path("id");
    row(table, "POST", of, patient, CoverageTest.PLAN, office);
    row(table, "GET", of, patient, null, readers);
    row(table, "GET", one, List.of(id), null, readers);
    row(table, "PUT", one, List.of(id), CoverageTest.PLAN, office);
    resource(table, "Coverage", id, EHR_TOO);
  }

  private void documents(AccessTable table) {
    String of = "/api/v1/episodes/{episodeId}";
    List<?> plan = List.of(admitted.episodeId(), "plan-of-care");
    String send = "{\"recipient\":\"Dr. Chen\",\"purpose\":\"TREATMENT\"}";
    String path = of + "/documents/{kind}";
    String id =
        Api.coordinator()
            .body(send)
            .post(
                "/api/v1/episodes/" + admitted.episodeId() + "/documents/plan-of-care/disclosures")
            .path("id");
    row(table, "GET", path, plan, null, TEAM_AND_PATIENT);
    row(table, "POST", path + "/disclosures", plan, send, TEAM);
    row(table, "GET", of + "/disclosed-documents", plan.subList(0, 1), null, TEAM_AND_PATIENT);
    row(table, "GET", "/api/v1/disclosed-documents/{id}", List.of(id), null, TEAM_AND_PATIENT);
  }

  private static void resource(AccessTable table, String type, String id, Set<Caller> readers) {
    String place = "/fhir/r4/" + type;
    table.row("GET", place + "/{id}", List.of(id), FHIR, null, readers);
    FhirAccess.versions(table, type, id, readers);
    table.row("GET", place, List.of("?_count=1"), FHIR, null, SEARCHERS);
    table.row(
        "POST",
        place + "/_search",
        List.of(),
        "application/x-www-form-urlencoded",
        "_count=1",
        SEARCHERS);
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
