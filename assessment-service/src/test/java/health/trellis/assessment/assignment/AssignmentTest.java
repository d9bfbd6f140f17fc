package health.trellis.assessment.assignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.Case;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AssignmentTest {
  @Inject Sql sql;
  @Inject AssignmentTimers timers;

  @Test
  void anAdmissionAssignsTheIntakeBatteryOnce() {
    Case her = Case.admitted(0, true);
    TestEvents.publish(her.admission(0, true));
    AssessmentAssigned told =
        TestEvents.await(AssessmentAssigned.class, e -> e.patientId().equals(her.patient));

    assertEquals("INTAKE", told.occasion());
    assertFalse(told.lateEntry());
    timers.run();
    assertEquals(5, her.assignments().size());
  }

  @Test
  void anAdmissionOfThePastTellsNobody() {
    Case her = Case.admitted(10, false);
    TestEvents.await(AssessmentAssigned.class, e -> e.patientId().equals(her.patient));

    assertTrue(
        TestEvents.all(AssessmentAssigned.class, e -> e.patientId().equals(her.patient)).stream()
            .allMatch(AssessmentAssigned::lateEntry));
  }

  @Test
  void theWeeklyBatteryComesOnceAWeek() {
    Case her = Case.admitted(8, false);
    timers.run();
    timers.run();

    assertEquals(List.of("gad-7", "phq-9"), weekly(her));
  }

  @Test
  void theScreenerIsAskedWeeklyOnlyAfterAFinding() {
    Case her = Case.admitted(8, false);
    her.answer("c-ssrs-screener", Case.screener(true)).statusCode(201);
    timers.run();

    assertEquals(List.of("c-ssrs-screener", "gad-7", "phq-9"), weekly(her));
  }

  @Test
  void aDischargeAssignsItsBatteryAndEndsTheWeeklyOne() {
    Case her = Case.admitted(8, false);
    TestEvents.publish(
        new EpisodeDischarged(
            her.patient, her.episode, her.program, "COMPLETED", LocalDate.now(Case.ZONE)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> her.assignments().stream().anyMatch(a -> "DISCHARGE".equals(a.get("occasion"))));
    timers.run();

    assertEquals(List.of(), weekly(her));
  }

  @Test
  void aDraftIsKeptAndGoneOnWith() {
    Case her = Case.admitted(0, false);
    String path = "/api/v1/assessments/" + her.intake("phq-9");
    String tag = her.as(her.own()).get(path).then().statusCode(200).extract().header("ETag");
    String draft = "{\"answers\":{\"44250-9\":1,\"44255-8\":\"LA6570-1\"}}";

    her.as(her.own()).body(draft).put(path + "/draft").then().statusCode(428);
    her.as(her.own())
        .header("If-Match", tag)
        .body(draft)
        .put(path + "/draft")
        .then()
        .statusCode(200)
        .header("ETag", not(equalTo(tag)))
        .body("state", equalTo("IN_PROGRESS"))
        .body("draft.44255-8", equalTo("LA6570-1"));
    her.as(her.own())
        .header("If-Match", tag)
        .body(draft)
        .put(path + "/draft")
        .then()
        .statusCode(412);
    her.as(her.own())
        .body(Map.of("answers", Case.phq9(6)))
        .post(path + "/submit")
        .then()
        .statusCode(200)
        .body("score", equalTo(6))
        .body("occasion", equalTo("INTAKE"));
    her.as(her.own())
        .get(path)
        .then()
        .body("state", equalTo("COMPLETED"))
        .body("responseId", notNullValue())
        .body("draft.size()", equalTo(0));
  }

  @Test
  void twoSubmitsAtOnce_oneWins() {
    Case her = Case.admitted(0, false);
    String path = "/api/v1/assessments/" + her.intake("phq-9") + "/submit";
    Map<String, Object> body = Map.of("answers", Case.phq9(6));
    List<Integer> answers =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> her.as(her.own()).body(body).post(path).statusCode()))
            .limit(2)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();

    assertEquals(List.of(200, 409), answers);
    her.as(her.own())
        .get("/api/v1/responses?patientId=" + her.patient)
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void whatIsDueComesMostUrgentFirstAndOnlyForOneself() {
    Case her = Case.admitted(0, false);
    String soon =
        her.as(Tokens.coordinator())
            .body(
                Map.of(
                    "patientId",
                    her.patient,
                    "instrument",
                    "phq-9",
                    "occasion",
                    "REVIEW",
                    "dueAt",
                    Instant.now().plusSeconds(60).toString()))
            .post("/api/v1/assessments")
            .then()
            .statusCode(201)
            .header("ETag", notNullValue())
            .extract()
            .path("id");

    her.as(her.own())
        .get("/api/v1/assessments/due?limit=2")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].id", equalTo(soon));
    her.as(Tokens.coordinator())
        .get("/api/v1/assessments/due")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    her.as(her.own())
        .get("/api/v1/assessments?state=COMPLETED&patientId=" + her.patient)
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void whatIsNotAnsweredInTimeExpiresButLateEntriesDoNot() {
    Case her = Case.registered("female");
    String late = assign(her, true);
    String soon = assign(her, false);
    sql.update(
        "update assignment set closes_at = now() - interval '1 day' where id = ?",
        UUID.fromString(soon));
    timers.run();

    her.as(her.own())
        .body(Map.of("answers", Case.phq9(6)))
        .post("/api/v1/assessments/" + soon + "/submit")
        .then()
        .statusCode(409)
        .body("code", equalTo("expired"));
    her.as(Tokens.coordinator())
        .body(
            Map.of(
                "answers", Case.phq9(6),
                "authoredAt", Instant.now().minus(Duration.ofDays(20)).toString(),
                "lateEntry", Map.of("reason", "paper")))
        .post("/api/v1/assessments/" + late + "/submit")
        .then()
        .statusCode(200);
  }

  @Test
  void aProgramHasItsOwnBattery() {
    Case her = Case.admitted(0, false);
    String path = "/api/v1/batteries/" + her.program;
    String tag =
        her.as(Tokens.programAdmin())
            .get(path)
            .then()
            .statusCode(200)
            .body("weekly", hasItem("phq-9"))
            .extract()
            .header("ETag");
    String own =
        """
        {"intake":["phq-9"],"weekly":["gad-7"],"weeklyWhenPositive":[],"discharge":[],
         "daysToAnswer":5}""";

    her.as(Tokens.programAdmin())
        .header("If-Match", tag)
        .body(own.replace("gad-7", "gad-99"))
        .put(path)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/weekly/0"));
    her.as(Tokens.programAdmin())
        .header("If-Match", tag)
        .body(own)
        .put(path)
        .then()
        .statusCode(200)
        .body("weekly", contains("gad-7"));
    her.as(Tokens.programAdmin())
        .header("If-Match", tag)
        .body(own)
        .put(path)
        .then()
        .statusCode(412);
    her.as(Tokens.programAdmin())
        .get("/api/v1/batteries/" + UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  private static String assign(Case her, boolean late) {
    Map<String, Object> body =
        new java.util.HashMap<>(
            Map.of(
                "patientId",
                her.patient,
                "instrument",
                "phq-9",
                "occasion",
                "WEEKLY",
                "dueAt",
                Instant.now().plus(Duration.ofDays(late ? -20 : 1)).toString()));
    if (late) {
      body.put("lateEntry", Map.of("reason", "paper"));
    }
    return her.as(Tokens.coordinator())
        .body(body)
        .post("/api/v1/assessments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static List<String> weekly(Case her) {
    return her.assignments().stream()
        .filter(a -> "WEEKLY".equals(a.get("occasion")))
        .map(a -> String.valueOf(a.get("instrument")))
        .sorted()
        .toList();
  }
}
