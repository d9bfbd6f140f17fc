package health.trellis.assessment.chart;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import health.trellis.assessment.Case;
import health.trellis.event.AttendanceStatus;
import health.trellis.event.FamilyPermission;
import health.trellis.event.SessionType;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.MedicationStarted;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ChartTest {
  @Test
  void whatHappenedInTreatmentIsMarkedForThoseWhoMaySeeIt() {
    Case her = Case.registered("female");
    her.answerLate("phq-9", Case.phq9(18), 14).statusCode(201);
    her.answer("phq-9", Case.phq9(8)).statusCode(201);
    UUID booking = UUID.randomUUID();
    TestEvents.publish(attendance(her, booking, AttendanceStatus.NO_SHOW));
    TestEvents.publish(attendance(her, booking, AttendanceStatus.ATTENDED));
    TestEvents.publish(
        new MedicationStarted(
            her.patient,
            UUID.randomUUID(),
            "Sertraline 50 mg",
            LocalDate.now(Case.ZONE).minusDays(5)));
    String path = "/api/v1/outcomes/chart?instrument=phq-9&patientId=" + her.patient;
    UUID mother = UUID.randomUUID();
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
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () ->
                her.as(her.own())
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("marks.kind", containsInAnyOrder("SESSION", "MEDICATION")));
    her.as(her.own())
        .get(path)
        .then()
        .body("points.score", equalTo(java.util.List.of(18, 8)))
        .body("points.kind", equalTo(java.util.List.of("USUAL", "RESPONSE")))
        .body("highest", equalTo(27))
        .body("description", containsString("Sertraline 50 mg on "));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> her.as(Tokens.family(mother)).get(path).statusCode() == 200);
    her.as(Tokens.family(mother)).get(path).then().body("marks", hasSize(0));
  }

  @Test
  void aDrawingIsSvgForNobodyElse() {
    Case her = Case.registered("female");
    her.answer("phq-9", Case.phq9(8)).statusCode(201);
    String path = "/api/v1/outcomes/chart.svg?instrument=phq-9&theme=dark&patientId=" + her.patient;

    her.as(her.own())
        .get(path)
        .then()
        .statusCode(200)
        .contentType(startsWith("image/svg+xml"))
        .header("Cache-Control", equalTo("private, no-store"))
        .body(containsString("One total, "));
    her.as(Tokens.patient(UUID.randomUUID())).get(path).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "theme=pink, theme, 400",
    "width=1e3, width, 400",
    "width=20, width, 400",
    "from=yesterday, from, 400",
    "from=2026-02-01&to=2026-01-01, from, 400"
  })
  void aWrongParameterIsNamed(String query, String pointer, int status) {
    Case her = Case.registered("female");

    her.as(her.own())
        .get("/api/v1/outcomes/chart.svg?instrument=phq-9&patientId=" + her.patient + "&" + query)
        .then()
        .statusCode(status)
        .contentType(startsWith("application/problem+json"))
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void anInstrumentWithoutATotalHasNoChart() {
    Case her = Case.registered("female");

    her.as(her.own())
        .get("/api/v1/outcomes/chart?instrument=c-ssrs-screener&patientId=" + her.patient)
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("no-total"));
  }

  private static AttendanceRecorded attendance(Case her, UUID booking, AttendanceStatus status) {
    return new AttendanceRecorded(
        her.patient,
        booking,
        UUID.randomUUID(),
        her.program,
        SessionType.GROUP,
        Instant.now().minus(Duration.ofDays(3)),
        status,
        60,
        0,
        false);
  }
}
