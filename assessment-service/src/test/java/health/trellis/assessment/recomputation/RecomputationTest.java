package health.trellis.assessment.recomputation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.assessment.Case;
import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Kept answers, right and wrong ones, scored again. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class RecomputationTest {
  private static final String PATH = "/api/v1/responses/recomputations";

  @Inject Sql sql;

  @Test
  void whatComesToSomethingElseIsReportedAndNothingIsChanged() {
    Case her = Case.registered("female");
    UUID right = keep(her, "who-5", "1.0.0", 40, "poor", "Poor well-being");
    UUID sum = keep(her, "who-5", "1.0.0", 44, "poor", "Poor well-being");
    UUID band = keep(her, "who-5", "1.0.0", 40, "good", "Good");
    UUID lost = keep(her, "who-5", "0.0.9", 40, "poor", "Poor well-being");

    String job = start("who-5");
    done(job);
    Map<String, String> reasons = reasons(job);
    assertEquals(null, reasons.get(right.toString()));
    assertEquals("SCORE", reasons.get(sum.toString()));
    assertEquals("BAND", reasons.get(band.toString()));
    assertEquals("VERSION_NOT_HELD", reasons.get(lost.toString()));
    asAdmin()
        .get(PATH + "/" + job + "/differences?limit=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .header("Link", containsString("rel=\"next\""));
    assertEquals(
        44, sql.first("select score from response where id = ?", row -> row.getInt(1), sum).get());
  }

  @Test
  void aJobWhoseCopyIsGoneGoesOnFromItsLastStep() {
    Case her = Case.registered("female");
    List<UUID> both =
        Stream.generate(() -> keep(her, "phq-2", "1.0.0", 5, "positive", "Positive"))
            .limit(2)
            .sorted(Comparator.comparing(UUID::toString))
            .toList();
    UUID before = both.getFirst();
    UUID after = both.getLast();
    UUID job = Ids.next();
    sql.update(
        """
        insert into recomputation (id, instrument, state, total, checked, differing, position,
          lease_owner, lease_until, attempts, created_by, created_at)
        values (?, 'phq-2', 'RUNNING', 1000, 998, 0, ?, ?, now() - interval '1 minute', 1, 'test',
          now())
        """,
        job,
        before,
        UUID.randomUUID());

    done(job.toString());
    Map<String, String> reasons = reasons(job.toString());
    assertEquals(null, reasons.get(before.toString()));
    assertEquals("SCORE", reasons.get(after.toString()));
  }

  @Test
  void progressIsTheStreamOfEventsUntilTheEnd() {
    String job = start(null);
    asAdmin()
        .accept("text/event-stream")
        .get(PATH + "/" + job + "/progress")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/event-stream"))
        .body(containsString("event:progress"))
        .body(containsString("\"state\":\"DONE\""))
        .body(containsString("\"percent\":100"));
    asAdmin()
        .post(PATH + "/" + job + "/stop")
        .then()
        .statusCode(409)
        .body("type", endsWith("recomputation-ended"));
  }

  @Test
  void whatIsStoppedStaysStoppedAndWrongRequestsAreNamed() {
    UUID job = Ids.next();
    sql.update(
        """
        insert into recomputation (id, state, total, lease_owner, lease_until, created_by, created_at)
        values (?, 'RUNNING', 1, ?, now() + interval '1 hour', 'test', now())
        """,
        job,
        UUID.randomUUID());
    asAdmin()
        .post(PATH + "/" + job + "/stop")
        .then()
        .statusCode(200)
        .body("state", equalTo("STOPPED"));

    for (String part : List.of("", "/differences", "/progress")) {
      asAdmin().get(PATH + "/" + UUID.randomUUID() + part).then().statusCode(404);
    }
    post("{\"instrument\":\"nonsense\"}")
        .statusCode(422)
        .body("errors.code", contains("unknown-instrument"))
        .body("errors.pointer", contains("/instrument"));
    post("{\"instrument\":\"No Such\"}").statusCode(422);
    post("{\"whole\":true}").statusCode(400);
    asAdmin()
        .get(PATH + "?limit=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].instrument", nullValue());
  }

  private UUID keep(
      Case her, String instrument, String version, int score, String band, String label) {
    UUID id = Ids.next();
    String answers =
        instrument.equals("who-5")
            ? "{\"who-1\":\"who-2\",\"who-2\":\"who-2\",\"who-3\":\"who-2\",\"who-4\":\"who-2\","
                + "\"who-5\":\"who-2\"}"
            : "{}";
    sql.update(
        """
        insert into response (id, patient_id, instrument, form_version, answers, authored_at,
          entered_at, entered_by, by_patient, score, prorated, subscores, band_code, band_label)
        values (?, ?, ?, ?, ?::jsonb, now(), now(), 'test', true, ?, false, '{}', ?, ?)
        """,
        id,
        her.patient,
        instrument,
        version,
        answers,
        score,
        band,
        label);
    return id;
  }

  private static String start(String instrument) {
    String body = instrument == null ? "{}" : "{\"instrument\":\"" + instrument + "\"}";
    var taken = post(body).statusCode(202).extract();
    String id = taken.path("id");
    assertEquals(true, taken.header("Location").endsWith(PATH + "/" + id));
    return id;
  }

  private static void done(String job) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> "DONE".equals(asAdmin().get(PATH + "/" + job).path("state")));
  }

  private static Map<String, String> reasons(String job) {
    return asAdmin()
        .get(PATH + "/" + job + "/differences?limit=200")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .<Map<String, Object>>getList("items")
        .stream()
        .collect(
            Collectors.toMap(
                row -> String.valueOf(row.get("responseId")),
                row -> String.valueOf(row.get("reason"))));
  }

  private static ValidatableResponse post(String body) {
    return asAdmin().body(body).post(PATH).then();
  }

  private static RequestSpecification asAdmin() {
    return given().auth().oauth2(Tokens.programAdmin()).contentType("application/json");
  }
}
