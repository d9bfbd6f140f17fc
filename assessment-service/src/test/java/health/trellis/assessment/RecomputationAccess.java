package health.trellis.assessment;

import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;
import static io.restassured.RestAssured.given;

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.kit.testing.Tokens;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may have kept answers scored again. */
final class RecomputationAccess {
  private static final String PATH = "/api/v1/responses/recomputations";
  private static final Set<Caller> ADMIN = EnumSet.of(PROGRAM_ADMIN);

  private RecomputationAccess() {}

  static void rows(AccessTable table) {
    String id =
        given()
            .auth()
            .oauth2(Tokens.programAdmin())
            .contentType("application/json")
            .body("{\"instrument\":\"isi\"}")
            .post(PATH)
            .path("id");
    AccessTest.row(table, "POST", PATH, List.of(), "{\"instrument\":\"isi\"}", ADMIN);
    AccessTest.row(table, "GET", PATH, List.of(), null, ADMIN);
    for (String part : List.of("", "/differences", "/progress")) {
      AccessTest.row(table, "GET", PATH + "/{id}" + part, List.of(id), null, ADMIN);
    }
    AccessTest.row(table, "POST", PATH + "/{id}/stop", List.of(id), "{}", ADMIN);
  }
}
