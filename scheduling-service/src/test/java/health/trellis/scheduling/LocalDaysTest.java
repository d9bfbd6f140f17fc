package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import health.trellis.event.scheduling.AuthorizationEndsSoon;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.scheduling.authorization.EndingTimer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** At 01:00 UTC it is still the evening before in New York, and days are those of New York. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class LocalDaysTest {
  /** The day in New York; by UTC it is the next. */
  private static final LocalDate TODAY = Clinic.monday(1);

  private static final Instant NOW = TODAY.plusDays(1).atTime(1, 0).toInstant(ZoneOffset.UTC);

  @Inject EndingTimer endings;

  @Test
  void anEveningBelongsToTheDayAtTheSite() {
    Clinic clinic = Clinic.openIn(ZoneId.of("America/New_York"));
    UUID patient = clinic.admit();
    UUID late = clinic.group("DBT", 7, "20:00", 30, "MONDAY");
    authorize(patient, TODAY.plusDays(7));
    QuarkusMock.installMockForType(Clock.fixed(NOW, ZoneOffset.UTC), Clock.class);

    UUID closed = closedGroup(clinic);
    post(
            "/api/v1/groups/" + closed + "/waitlist",
            Map.of("patientId", patient, "from", TODAY.toString()))
        .then()
        .statusCode(201);
    report("waitlist?programId=" + clinic.program)
        .body("to", equalTo(TODAY.toString()))
        .body("rows[0][2]", equalTo(1))
        .body("rows[0][10]", equalTo(1));
    String day = "from=" + TODAY + "&to=" + TODAY;
    read("/api/v1/sessions?" + day + "&groupId=" + late).body("items", hasSize(1));
    report("group-utilization?" + day)
        .body("rows.findAll { it[0] == 'DBT group' && it[2] == 7 }.size()", equalTo(1));

    endings.run(NOW);
    TestEvents.await(
        AuthorizationEndsSoon.class, e -> e.patientId().equals(patient) && e.daysLeft() == 7);
  }

  private static UUID closedGroup(Clinic clinic) {
    Map<String, Object> body =
        new HashMap<>(clinic.groupBody(clinic.therapist, "CBT", 8, "09:00", 60, "MONDAY"));
    body.put(
        "series",
        Map.of(
            "weekdays",
            List.of("MONDAY"),
            "startTime",
            "09:00",
            "minutes",
            60,
            "from",
            TODAY.toString()));
    body.put("admission", "CLOSED");
    return UUID.fromString(
        post("/api/v1/groups", body).then().statusCode(201).extract().path("id"));
  }

  private static void authorize(UUID patient, LocalDate last) {
    post(
            "/api/v1/authorizations",
            Map.of(
                "patientId",
                patient,
                "payer",
                "Harbor",
                "referenceNumber",
                "H-9",
                "unit",
                "DAY",
                "unitsApproved",
                10,
                "from",
                TODAY.minusDays(7).toString(),
                "to",
                last.toString(),
                "serviceCodes",
                List.of("S9480")))
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse report(String what) {
    return read("/api/v1/reports/" + what);
  }

  private static ValidatableResponse read(String path) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .accept("application/json")
        .get(path)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200);
  }
}
