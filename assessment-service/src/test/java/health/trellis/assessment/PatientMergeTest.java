package health.trellis.assessment;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PatientMergeTest {
  @Inject Sql sql;

  @Test
  void answersAndAlertsFollowAMergeAndComeBackUnchanged() {
    Case her = Case.registered("female");
    Case same = Case.registered("female");
    her.answer("phq-9", Case.phq9WithItemNine(2)).statusCode(201);
    List<String> before = alerts(her.patient);
    UUID id = UUID.randomUUID();

    TestEvents.publish(new PatientMerged(same.patient, her.patient, id));
    until(() -> alerts(same.patient).equals(before));
    responses(same.patient).body("items", hasSize(1));
    same.as(Tokens.coordinator())
        .get("/api/v1/responses?patientId=" + her.patient)
        .then()
        .statusCode(409)
        .body("code", is("patient-merged"));
    her.as(her.own()).get("/api/v1/assessments/due").then().statusCode(200);

    TestEvents.publish(new PatientUnmerged(same.patient, her.patient, id));
    until(() -> alerts(her.patient).equals(before));
    responses(her.patient).body("items", hasSize(1));
    responses(same.patient).body("items", hasSize(0));
    Assertions.assertThrows(
        RuntimeException.class,
        () -> sql.update("update response set patient_id = ?", same.patient),
        "outside a merge, answers stay whose they are");
  }

  private static ValidatableResponse responses(UUID patient) {
    return Case.registered("male")
        .as(Tokens.coordinator())
        .get("/api/v1/responses?patientId=" + patient)
        .then()
        .statusCode(200);
  }

  private List<String> alerts(UUID patient) {
    return sql.query(
        "select id || ' ' || state || ' ' || level from risk_alert where patient_id = ? order by id",
        row -> row.getString(1),
        patient);
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }
}
