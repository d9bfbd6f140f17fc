package health.trellis.assessment.outcome;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.assessment.Case;
import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Scoring.ChangeRule;
import health.trellis.event.FamilyPermission;
import health.trellis.event.assessment.OffTrackDetected;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class OutcomeTest {
  private static final ChangeRule PHQ9 = new ChangeRule("test", 50, 5, 6, 10);

  @ParameterizedTest
  @CsvSource({
    "20, 20, 13, ''",
    "20, 20, 27, OUTSIDE_EXPECTED",
    "20, 19, 27, ''",
    "9, 9, 27, ''",
    "20, 20, 28, NO_RESPONSE",
    "20, 11, 28, NO_RESPONSE",
    "20, 10, 28, ''",
    "9, 9, 60, ''",
    "10, 10, 28, NO_RESPONSE",
    "14, 20, 3, RELIABLY_WORSE",
    "14, 19, 3, ''",
    "14, 20, 40, RELIABLY_WORSE+NO_RESPONSE",
    "3, 9, 3, RELIABLY_WORSE"
  })
  void offTrackIsNoResponseByWeekFourOrReliablyWorse(
      int baseline, int total, int days, String reasons) {
    Change change = Change.of(PHQ9, total, baseline, baseline);

    assertEquals(
        Stream.of(reasons.split("\\+"))
            .filter(r -> !r.isEmpty())
            .map(OffTrackReason::valueOf)
            .toList(),
        OffTrackRule.reasons(
            PHQ9,
            baseline,
            new ExpectedCourses().from("phq-9", baseline).orElse(null),
            Duration.ofDays(days),
            change));
  }

  @Test
  void aSeriesShowsTotalsWithTheirBands() {
    Case her = Case.registered("female");
    her.answerLate("phq-9", Case.phq9(18), 14).statusCode(201);
    her.answerLate("phq-9", Case.phq9(12), 7).statusCode(201);
    her.answer("phq-9", Case.phq9(4)).statusCode(201);

    her.as(her.own())
        .get("/api/v1/outcomes/series?instrument=phq-9&patientId=" + her.patient)
        .then()
        .statusCode(200)
        .body("points.score", contains(18, 12, 4))
        .body("points.sinceBaseline", contains(0, -6, -14))
        .body("points[2].response", equalTo(true))
        .body("bands", hasSize(5))
        .body("caseness", equalTo(10));
    her.as(her.own())
        .get("/api/v1/outcomes/series?instrument=nothing&patientId=" + her.patient)
        .then()
        .statusCode(422);
  }

  @Test
  void offTrackIsToldOncePerFinding() {
    Case her = Case.admitted(40, false);
    her.answerLate("phq-9", Case.phq9(14), 39).statusCode(201);
    her.answerLate("phq-9", Case.phq9(20), 10).statusCode(201);
    her.answerLate("phq-9", Case.phq9(21), 3).statusCode(201);
    her.answer("phq-9", Case.phq9(13)).statusCode(201);

    her.as(her.clinicianToken())
        .get("/api/v1/outcomes/off-track?patientId=" + her.patient)
        .then()
        .statusCode(200)
        .body("items.reason", containsInAnyOrder("RELIABLY_WORSE", "NO_RESPONSE"));
    TestEvents.await(
        OffTrackDetected.class,
        e -> e.patientId().equals(her.patient) && e.reason().equals("NO_RESPONSE"));
    List<OffTrackDetected> told =
        TestEvents.all(OffTrackDetected.class, e -> e.patientId().equals(her.patient));
    assertEquals(2, told.size());
  }

  @ParameterizedTest
  @CsvSource({"0, 20.0", "1, 17.3", "4, 13.7", "12, 10.0", "30, 10.0"})
  void theExpectedTotalFallsWithTheLogarithmOfTimeToHalfAtWeekTwelve(double week, double total) {
    ExpectedCourse course = new ExpectedCourses().from("phq-9", 20).orElseThrow();

    assertEquals(total, course.at(week), 0.05);
    assertEquals(total + 6, course.highest(week, 6), 0.05);
  }

  @Test
  void aLateEntryThatBecomesTheBaselineTellsNothingAgain() {
    Case her = Case.admitted(40, false);
    her.answerLate("phq-9", Case.phq9(10), 30).statusCode(201);
    her.answerLate("phq-9", Case.phq9(20), 20).statusCode(201);
    her.answerLate("phq-9", Case.phq9(9), 39).statusCode(201);
    her.answer("phq-9", Case.phq9(21)).statusCode(201);

    her.as(her.clinicianToken())
        .get("/api/v1/outcomes/off-track?patientId=" + her.patient)
        .then()
        .statusCode(200)
        .body("items.reason", contains("RELIABLY_WORSE"));
  }

  @Test
  void familySeesProgressWhenThePatientLetsThem() {
    Case her = Case.registered("female");
    UUID mother = UUID.randomUUID();
    String path = "/api/v1/outcomes/series?instrument=phq-9&patientId=" + her.patient;
    her.as(Tokens.family(mother)).get(path).then().statusCode(404);
    TestEvents.publish(
        new FamilyAccessChanged(
            her.patient,
            mother,
            "MOTHER",
            "Mia",
            null,
            null,
            "en",
            Set.of(FamilyPermission.VIEW_PROGRESS)));

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> her.as(Tokens.family(mother)).get(path).statusCode() == 200);
  }
}
