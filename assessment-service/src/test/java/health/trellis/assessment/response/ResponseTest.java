package health.trellis.assessment.response;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.Case;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.sql.SqlFailure;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ResponseTest {
  @Inject Sql sql;

  @Test
  void keptScoresAreWhatTheKeptAnswersComeTo() {
    Case her = Case.registered("female");
    her.answer("phq-2", Map.of("44250-9", 3, "44255-8", 2))
        .statusCode(201)
        .body("formVersion", equalTo("1.0.0"))
        .body("percentComplete", equalTo(100))
        .body("change.deteriorated", equalTo(false));
  }

  @Test
  void answersAreScoredAtOnceAndTold() {
    Case her = Case.registered("female");
    String id =
        her.answer("phq-9", Case.phq9(15))
            .statusCode(201)
            .body("score", equalTo(15))
            .body("band.code", equalTo("moderately-severe"))
            .body("subscores.phq-2", equalTo(6))
            .body("change.baseline", equalTo(15))
            .body("change.sinceLast", nullValue())
            .body("alerts", hasSize(0))
            .body("crisisContacts", nullValue())
            .extract()
            .path("responseId");

    AssessmentCompleted told =
        TestEvents.await(
            AssessmentCompleted.class, e -> e.responseId().equals(UUID.fromString(id)));
    assertEquals("moderately-severe", told.band());
    assertEquals(her.patient, told.patientId());
    assertFalse(told.response());
  }

  @Test
  void aTotalIsHeldAgainstTheBaselineOfTheEpisode() {
    Case her = Case.admitted(21, false);
    her.answerLate("phq-9", Case.phq9(24), 200).statusCode(201);
    her.answerLate("phq-9", Case.phq9(20), 20).statusCode(201);
    her.answerLate("phq-9", Case.phq9(13), 13).statusCode(201);

    her.answer("phq-9", Case.phq9(4))
        .statusCode(201)
        .body("change.baseline", equalTo(20))
        .body("change.sinceBaseline", equalTo(-16))
        .body("change.sinceLast", equalTo(-9))
        .body("change.reliable", equalTo(true))
        .body("response", equalTo(true))
        .body("remission", equalTo(true));
  }

  @Test
  void aLateEntrySetsTheBaselineRight() {
    Case her = Case.registered("female");
    String id = her.answer("phq-9", Case.phq9(8)).extract().path("responseId");
    her.answerLate("phq-9", Case.phq9(18), 7).statusCode(201);

    her.as(her.own())
        .get("/api/v1/responses/" + id)
        .then()
        .statusCode(200)
        .body("change.baseline", equalTo(18))
        .body("response", equalTo(true));
  }

  @Test
  void bandsOfAuditCDependOnSex() {
    Case woman = Case.registered("female");
    Case man = Case.registered("male");

    woman.answer("audit-c", Case.auditC(3)).body("band.code", equalTo("positive"));
    man.answer("audit-c", Case.auditC(3)).body("band.code", equalTo("negative"));
  }

  @Test
  void everyFaultIsNamed() {
    Case her = Case.registered("female");
    Map<String, Object> answers = new LinkedHashMap<>(Case.auditC(1));
    answers.remove("68520-6");
    answers.put("68518-0", "LA0-0");
    answers.put("nonsense", 1);
    answers.put("68519-8", true);

    her.answer("audit-c", answers)
        .statusCode(422)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/answers/68518-0",
                "/answers/nonsense",
                "/answers/68519-8",
                "/answers/68518-0",
                "/answers/68519-8",
                "/answers/68520-6"));
  }

  @Test
  void whatIsEnteredMoreThanADayLateNeedsAReason() {
    Case her = Case.registered("female");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("patientId", her.patient);
    body.put("instrument", "audit-c");
    body.put("answers", Case.auditC(1));
    body.put("authoredAt", Instant.now().minus(Duration.ofDays(3)).toString());

    her.as(Tokens.coordinator())
        .body(body)
        .post("/api/v1/responses")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/lateEntry"));
    body.put("authoredAt", Instant.now().plus(Duration.ofDays(1)).toString());
    her.as(Tokens.coordinator())
        .body(body)
        .post("/api/v1/responses")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/authoredAt"));
    her.as(her.own()).body(body).post("/api/v1/responses").then().statusCode(422);
    body.remove("authoredAt");
    body.put("lateEntry", Map.of("reason", "x"));
    her.as(her.own()).body(body).post("/api/v1/responses").then().statusCode(403);
  }

  @Test
  void aResponseIsNeverChangedNorDeleted() {
    Case her = Case.registered("female");
    UUID id = UUID.fromString(her.answer("audit-c", Case.auditC(1)).extract().path("responseId"));

    assertThrows(
        SqlFailure.class, () -> sql.update("update response set score = 0 where id = ?", id));
    assertThrows(SqlFailure.class, () -> sql.update("delete from response where id = ?", id));
  }

  @Test
  void responsesArePagedNewestFirst() {
    Case her = Case.registered("female");
    for (int day = 1; day <= 3; day++) {
      her.answerLate("audit-c", Case.auditC(day), day).statusCode(201);
    }
    String path = "/api/v1/responses?instrument=audit-c&limit=2&patientId=" + her.patient;
    String next =
        her.as(her.own())
            .get(path)
            .then()
            .statusCode(200)
            .header("Link", notNullValue())
            .body("items.score", contains(1, 2))
            .extract()
            .path("next");
    her.as(her.own())
        .queryParam("cursor", next)
        .get(path)
        .then()
        .body("items.score", contains(3))
        .body("next", nullValue());
  }

  @Test
  void theSameKeyScoresOnce() {
    Case her = Case.registered("female");
    Map<String, Object> body =
        Map.of("patientId", her.patient, "instrument", "audit-c", "answers", Case.auditC(1));
    String first = post(her, body);
    String second = post(her, body);

    assertEquals(first, second);
    assertTrue(
        her.as(her.own())
                .get("/api/v1/responses?patientId=" + her.patient)
                .jsonPath()
                .getList("items")
                .size()
            == 1);
  }

  private static String post(Case her, Map<String, Object> body) {
    return her.as(her.own())
        .header("Idempotency-Key", "key-" + her.patient)
        .body(body)
        .post("/api/v1/responses")
        .then()
        .statusCode(201)
        .extract()
        .path("responseId");
  }
}
