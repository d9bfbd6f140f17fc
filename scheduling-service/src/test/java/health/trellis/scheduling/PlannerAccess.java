package health.trellis.scheduling;

import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;
import static io.restassured.RestAssured.given;

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Tokens;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.UUID;

/** Who may plan a program's weeks. */
final class PlannerAccess {
  private static final String PLANS = "/api/v1/schedule-plans";

  private PlannerAccess() {}

  static void rows(AccessTable table, Clinic clinic) {
    String plan =
        given()
            .auth()
            .oauth2(Tokens.coordinator())
            .contentType(ContentType.JSON)
            .body(
                "{\"programId\":\"%s\",\"fromWeek\":\"%s\",\"weeks\":1,\"seconds\":1}"
                    .formatted(clinic.program, Clinic.monday(1)))
            .post(PLANS)
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    UUID id = UUID.fromString(plan);
    table
        .row("POST", PLANS, List.of(), "{}", COORDINATOR, PROGRAM_ADMIN)
        .row("POST", PLANS + "/repairs", List.of(), "{}", COORDINATOR, PROGRAM_ADMIN)
        .row("POST", PLANS + "/admissions", List.of(), "{}", COORDINATOR, PROGRAM_ADMIN)
        .row("POST", PLANS + "/staffing", List.of(), "{}", COORDINATOR, PROGRAM_ADMIN)
        .row(
            "GET", PLANS, List.of("?programId=" + clinic.program), null, COORDINATOR, PROGRAM_ADMIN)
        .row("GET", PLANS + "/{id}", List.of(id), null, COORDINATOR, PROGRAM_ADMIN)
        .row("GET", PLANS + "/{id}/patients", List.of(id), null, COORDINATOR, PROGRAM_ADMIN)
        .row("GET", PLANS + "/{id}/progress", List.of(id), null, COORDINATOR, PROGRAM_ADMIN)
        .row("POST", PLANS + "/{id}/stop", List.of(id), "", COORDINATOR, PROGRAM_ADMIN)
        .row("POST", PLANS + "/{id}/accept", List.of(id), "{}", COORDINATOR, PROGRAM_ADMIN);
  }
}
