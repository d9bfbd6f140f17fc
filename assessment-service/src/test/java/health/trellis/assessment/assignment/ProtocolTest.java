package health.trellis.assessment.assignment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.Case;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.AssessmentDueSoon;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a program's protocol asks in its phases, and of whom. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ProtocolTest {
  @Inject Sql sql;
  @Inject AssignmentTimers timers;

  @Test
  void theFourthWeekAsksForMoreAndForWhatFitsThePatient() {
    Case her = Case.admitted(29, true);
    protocol(her, 30, Map.of("fortnightly", List.of("who-5"), "monthly", List.of("pcl-5")));
    timers.run();
    timers.run();

    assertEquals(
        List.of(
            "FORTNIGHTLY who-5 ASSIGNED",
            "MONTHLY bam ASSIGNED",
            "MONTHLY pcl-5 ASSIGNED",
            "WEEKLY gad-7 ASSIGNED",
            "WEEKLY phq-9 ASSIGNED"),
        since(her, "INTAKE"));
  }

  @Test
  void whatGoesBeyondTheWeeksMinutesIsLeftOutWithTheReason() {
    Case her = Case.admitted(29, false);
    protocol(her, 7, Map.of("monthly", List.of("pcl-5", "who-5")));
    timers.run();

    assertEquals(
        List.of(
            "MONTHLY pcl-5 SKIPPED",
            "MONTHLY who-5 ASSIGNED",
            "WEEKLY gad-7 ASSIGNED",
            "WEEKLY phq-9 ASSIGNED"),
        since(her, "INTAKE"));
    her.as(her.clinicianToken())
        .get("/api/v1/assessments?state=SKIPPED&patientId=" + her.patient)
        .then()
        .body("items.skipReason", hasItem("BURDEN_LIMIT"));
  }

  @Test
  void aPositivePhq2BringsThePhq9AtOnceAndANegativeOneDoesNot() {
    Case her = Case.admitted(1, false);
    sql.update("delete from assignment where patient_id = ?", her.patient);
    for (int each : List.of(1, 2)) {
      String id =
          her.as(her.clinicianToken())
              .body(
                  Map.of(
                      "patientId", her.patient,
                      "instrument", "phq-2",
                      "occasion", "WEEKLY",
                      "dueAt", "2099-01-01T00:00:00Z"))
              .post("/api/v1/assessments")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      her.as(her.own())
          .body(Map.of("answers", Map.of("44250-9", each, "44255-8", each)))
          .post("/api/v1/assessments/" + id + "/submit")
          .then()
          .statusCode(200)
          .body("leadsTo", each == 2 ? hasItem("phq-9") : equalTo(List.of()));
      assertEquals(
          each == 2, her.assignments().stream().anyMatch(a -> "phq-9".equals(a.get("instrument"))));
    }
  }

  @Test
  void reviewsAndFollowUpsAreAskedInTheirTimeAndOnce() {
    Case her = Case.admitted(40, false);
    LocalDate today = LocalDate.now(Case.ZONE);
    sql.update("update episode set review_due_on = ? where id = ?", today.plusDays(5), her.episode);
    timers.run();
    timers.run();
    assertTrue(since(her, "INTAKE").contains("REVIEW who-5 ASSIGNED"));

    sql.update(
        "update episode set discharged_on = ? where id = ?",
        today.minusMonths(3).minusDays(2),
        her.episode);
    sql.update(
        "update episode set admitted_on = ? where id = ?", today.minusMonths(6), her.episode);
    timers.run();
    timers.run();
    assertEquals(4, since(her, "INTAKE").stream().filter(a -> a.startsWith("FOLLOW_UP")).count());
  }

  @Test
  void aPatientIsRemindedOnceOfWhatIsDueSoonAndOfHerOwnFormsOnly() {
    Case her = Case.admitted(0, false);
    her.as(her.clinicianToken())
        .body(
            Map.of(
                "patientId",
                her.patient,
                "instrument",
                "cows",
                "occasion",
                "REVIEW",
                "dueAt",
                Instant.now().plus(Duration.ofHours(20)).toString()))
        .post("/api/v1/assessments")
        .then()
        .statusCode(201);
    sql.update(
        "update assignment set due_at = now() + interval '20 hours'"
            + " where patient_id = ? and instrument in ('phq-9', 'cows')",
        her.patient);
    timers.run();
    timers.run();

    AssessmentDueSoon told =
        TestEvents.await(AssessmentDueSoon.class, e -> e.patientId().equals(her.patient));
    assertEquals("phq-9", told.instrument());
    assertEquals(
        1, TestEvents.all(AssessmentDueSoon.class, e -> e.patientId().equals(her.patient)).size());
    assertTrue(
        TestEvents.all(AssessmentAssigned.class, e -> e.patientId().equals(her.patient)).stream()
            .noneMatch(e -> e.instrument().equals("cows")));
  }

  @Test
  void aProtocolNamesOnlyWhatCanBeAsked() {
    Case her = Case.admitted(0, false);
    Map<String, Object> body = body(30, Map.of("monthly", List.of("srs", "nonsense")));
    her.as(Tokens.programAdmin())
        .header("If-Match", "\"0\"")
        .body(body)
        .put("/api/v1/batteries/" + her.program)
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/monthly/0", "/monthly/1")));
  }

  private static void protocol(Case her, int minutes, Map<String, ?> more) {
    her.as(Tokens.programAdmin())
        .header("If-Match", "\"0\"")
        .body(body(minutes, more))
        .put("/api/v1/batteries/" + her.program)
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> body(int minutes, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("intake", List.of());
    body.put("weekly", List.of("phq-9", "gad-7"));
    body.put("weeklyWhenPositive", List.of());
    body.put("discharge", List.of());
    body.put("daysToAnswer", 3);
    body.put("maxMinutesPerWeek", minutes);
    body.put(
        "inAddition",
        List.of(
            Map.of(
                "when", Map.of("substanceUse", true),
                "occasion", "MONTHLY",
                "instruments", List.of("bam")),
            Map.of(
                "when", Map.of("instrument", "pcl-5", "bands", List.of("probable-ptsd")),
                "occasion", "WEEKLY",
                "instruments", List.of("pcl-5"))));
    body.putAll(more);
    return body;
  }

  private static List<String> since(Case her, String but) {
    TreeSet<String> found = new TreeSet<>();
    her.assignments().stream()
        .filter(a -> !but.equals(a.get("occasion")))
        .forEach(
            a -> found.add(a.get("occasion") + " " + a.get("instrument") + " " + a.get("state")));
    return List.copyOf(found);
  }
}
