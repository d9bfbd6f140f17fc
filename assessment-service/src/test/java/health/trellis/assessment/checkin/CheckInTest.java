package health.trellis.assessment.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.assessment.Case;
import health.trellis.event.assessment.CheckInRecorded;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.event.patient.HighRiskDate;
import health.trellis.event.patient.RelapsePreventionPlanActivated;
import health.trellis.event.patient.SafetyPlanActivated;
import health.trellis.event.patient.SignRating;
import health.trellis.event.patient.SurroundingRisk;
import health.trellis.event.patient.WarningSign;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class CheckInTest {
  @Inject Sql sql;

  @Test
  void aCheckInIsRecordedOncePerDay() {
    Case her = Case.registered("female");
    List<Integer> answers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> post(her, said(6)).statusCode()))
            .limit(2)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();

    assertEquals(List.of(201, 409), answers);
    TestEvents.await(CheckInRecorded.class, e -> e.patientId().equals(her.patient));
    her.as(her.own())
        .get("/api/v1/check-ins?patientId=" + her.patient)
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].on", equalTo(LocalDate.now(Case.ZONE).toString()))
        .body("items[0].sleepHours", equalTo(6.5f));
  }

  @Test
  void signsAreThoseOfThePlanInForceWhicheverEventComesFirst() {
    Case her = Case.registered("female");
    WarningSign alone = new WarningSign(UUID.randomUUID(), "I stay alone");
    WarningSign late = new WarningSign(UUID.randomUUID(), "I sleep late");
    WarningSign old = new WarningSign(UUID.randomUUID(), "old");
    Instant now = Instant.now();
    TestEvents.publish(plan(her, 2, List.of(alone, late)), UUID.randomUUID(), now);
    TestEvents.publish(plan(her, 1, List.of(old)), UUID.randomUUID(), now.minusSeconds(60));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> signs(her).equals(List.of("I stay alone", "I sleep late")));

    Map<String, Object> body = said(6);
    body.put("warningSignsMet", List.of(old.id()));
    post(her, body).then().statusCode(422).body("errors.pointer", contains("/warningSignsMet/0"));
    body.put("warningSignsMet", List.of(alone.id(), late.id()));
    post(her, body).then().statusCode(201).body("earlyWarning", equalTo("WARNING_SIGNS"));
    EarlyWarningRaised told =
        TestEvents.await(EarlyWarningRaised.class, e -> e.patientId().equals(her.patient));
    assertEquals("WARNING_SIGNS", told.reason());
  }

  @Test
  void thePlansRatingsHardDaysAndTheSafetyPlanSpeakInTheCheckIn() {
    Case her = Case.registered("female");
    WarningSign strong =
        new WarningSign(UUID.randomUUID(), "I stop calling back", new SignRating(7, 9, 2));
    WarningSign weak = new WarningSign(UUID.randomUUID(), "I nap", new SignRating(1, 0, null));
    SurroundingRisk bar = new SurroundingRisk(UUID.randomUUID(), "PLACES", "The bar downstairs");
    HighRiskDate hard =
        new HighRiskDate(
            UUID.randomUUID(),
            "the day my brother died",
            LocalDate.now(Case.ZONE).plusDays(2).withYear(2004),
            true,
            "call Ann");
    TestEvents.publish(new SafetyPlanActivated(her.patient, UUID.randomUUID(), 1));
    TestEvents.publish(
        new RelapsePreventionPlanActivated(
            her.patient,
            her.episode,
            UUID.randomUUID(),
            1,
            List.of(strong, weak),
            List.of(),
            List.of(bar),
            List.of(hard)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                today(her).path("near.daysAway") != null && today(her).path("pocketPlan") != null);

    today(her)
        .then()
        .body("checkedIn", equalTo(false))
        .body("signs.weight", contains(1.95f, 0.5f))
        .body("surroundings.place", contains("PLACES"))
        .body("near.text", equalTo("the day my brother died"))
        .body("near.daysAway", equalTo(2));
    Map<String, Object> body = said(6);
    body.put("surroundingsMet", List.of(strong.id()));
    post(her, body).then().statusCode(422).body("errors.pointer", contains("/surroundingsMet/0"));
    body.put("surroundingsMet", List.of(bar.id()));
    body.put("warningSignsMet", List.of(weak.id()));
    post(her, body)
        .then()
        .statusCode(201)
        .body("earlyWarning", equalTo("HIGH_RISK_DATE"))
        .body("nearDateId", equalTo(hard.id().toString()))
        .body("message", containsString("the day my brother died"))
        .body("message", containsString("call Ann"))
        .body("message", containsString("Your safety plan"))
        .body("pocketPlan", equalTo("/api/v1/patients/" + her.patient + "/pocket-plan"));
    EarlyWarningRaised told =
        TestEvents.await(EarlyWarningRaised.class, e -> e.patientId().equals(her.patient));
    assertEquals("HIGH_RISK_DATE", told.reason());
    today(her).then().body("checkedIn", equalTo(true));
    her.answer("phq-9", Case.phq9WithItemNine(2))
        .statusCode(201)
        .body("pocketPlan", equalTo("/api/v1/patients/" + her.patient + "/pocket-plan"));
    her.answer("phq-9", Case.phq9(3)).statusCode(201).body("pocketPlan", nullValue());
  }

  private static io.restassured.response.Response today(Case her) {
    return her.as(her.own()).get("/api/v1/check-ins/today?patientId=" + her.patient);
  }

  @Test
  void aPastDayIsALateEntryByStaffAndWarnsNobody() {
    Case her = Case.registered("female");
    Map<String, Object> body = said(0);
    body.put("patientId", her.patient);
    body.put("on", LocalDate.now(Case.ZONE).minusDays(3).toString());
    post(her, body).then().statusCode(422);
    body.put("lateEntry", Map.of("reason", "paper diary"));
    post(her, body).then().statusCode(403);
    her.as(Tokens.coordinator())
        .body(body)
        .post("/api/v1/check-ins")
        .then()
        .statusCode(201)
        .body("lateReason", equalTo("paper diary"));
    TestEvents.await(CheckInRecorded.class, e -> e.patientId().equals(her.patient));

    assertEquals(
        List.of(),
        TestEvents.all(EarlyWarningRaised.class, e -> e.patientId().equals(her.patient)));
  }

  @Test
  void staffSayWhoseCheckInItIs() {
    Case her = Case.registered("female");
    her.as(Tokens.coordinator())
        .body(said(5))
        .post("/api/v1/check-ins")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/patientId"));
    her.as(her.own())
        .body("{\"mood\":11,\"craving\":-1,\"sleepHours\":25}")
        .post("/api/v1/check-ins")
        .then()
        .statusCode(422)
        .body("errors", hasSize(3))
        .body("next", nullValue());
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 0"})
  void daysThatTogetherRiseAreToldOnce(boolean roseYesterday, int told) {
    Case her = Case.registered("female");
    for (int ago = 12; ago > 0; ago--) {
      sql.update(
          """
          insert into check_in (id, patient_id, on_date, mood, craving, sleep_hours,
            warning_signs_met, entered_by, entered_at, index_value, rising)
          values (gen_random_uuid(), ?, ?, 5, 2, 7, '[]', 'test', now(), ?, ?)
          """,
          her.patient,
          LocalDate.now(Case.ZONE).minusDays(ago),
          ago > 3 ? 20 : 30,
          roseYesterday && ago == 1);
    }
    Map<String, Object> today = said(3);
    today.put("craving", 5);
    today.put("medicationTaken", true);
    post(her, today)
        .then()
        .statusCode(201)
        .body("index", equalTo(41))
        .body("earlyWarning", equalTo(told == 1 ? "TREND" : null));
    TestEvents.await(CheckInRecorded.class, e -> e.patientId().equals(her.patient));
    if (told == 1) {
      TestEvents.await(EarlyWarningRaised.class, e -> e.patientId().equals(her.patient));
    }

    assertEquals(
        told,
        TestEvents.all(EarlyWarningRaised.class, e -> e.patientId().equals(her.patient)).size());
    her.as(her.own())
        .get("/api/v1/check-ins/trend?patientId=" + her.patient)
        .then()
        .statusCode(200)
        .body("state", equalTo("RISING"))
        .body("answered", equalTo(13))
        .body("days", hasSize(13));
    her.as(her.own())
        .get("/api/v1/check-ins/trend?lang=es&patientId=" + her.patient)
        .then()
        .statusCode(200)
        .body("message", startsWith("Los últimos días parecen más difíciles"));
    her.as(her.own())
        .get("/api/v1/check-ins/trend?lang=spanish&patientId=" + her.patient)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", containsString("lang"));
    her.as(her.own())
        .get("/api/v1/check-ins/trend?days=0&patientId=" + her.patient)
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("days"));
  }

  private static List<String> signs(Case her) {
    return her.as(her.own())
        .get("/api/v1/check-ins/warning-signs?patientId=" + her.patient)
        .jsonPath()
        .getList("items.text");
  }

  private static RelapsePreventionPlanActivated plan(
      Case her, int version, List<WarningSign> signs) {
    return new RelapsePreventionPlanActivated(
        her.patient, her.episode, UUID.randomUUID(), version, signs);
  }

  private static io.restassured.response.Response post(Case her, Map<String, Object> body) {
    return her.as(her.own()).body(body).post("/api/v1/check-ins");
  }

  private static Map<String, Object> said(int mood) {
    Map<String, Object> said = new HashMap<>();
    said.put("mood", mood);
    said.put("craving", 3);
    said.put("sleepHours", 6.5);
    return said;
  }
}
