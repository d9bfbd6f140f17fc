package health.trellis.scheduling;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who may define curricula and see what patients have met of them. */
final class CurriculumAccess {
  private static final String CURRICULA = "/api/v1/curricula";

  private CurriculumAccess() {}

  static void rows(AccessTable table, Clinic clinic, UUID patient) {
    String id =
        Clinic.post(
                CURRICULA,
                Map.of(
                    "programId",
                    clinic.program,
                    "name",
                    "Skills",
                    "modules",
                    List.of(Map.of("name", "M", "topics", List.of("T")))))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String json = "application/json";
    table
        .row("POST", CURRICULA, List.of(), "{}", COORDINATOR, PROGRAM_ADMIN)
        .row("GET", CURRICULA, List.of(), json, null, Caller.signedIn())
        .row("GET", CURRICULA + "/{id}", List.of(id), json, null, Caller.signedIn())
        .row("PUT", CURRICULA + "/{id}", List.of(id), "{}", COORDINATOR, PROGRAM_ADMIN)
        .row(
            "GET",
            CURRICULA + "/{id}/progress",
            List.of(id, "?patientId=" + patient),
            null,
            PATIENT,
            FAMILY,
            CLINICIAN,
            PRESCRIBER,
            COORDINATOR,
            PROGRAM_ADMIN);
  }
}
