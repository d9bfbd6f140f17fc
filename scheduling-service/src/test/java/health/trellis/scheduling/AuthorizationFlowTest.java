package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.CareTaskDone;
import health.trellis.event.patient.CareTaskOpened;
import health.trellis.event.scheduling.AuthorizationEndsSoon;
import health.trellis.event.scheduling.AuthorizationRunsLow;
import health.trellis.event.scheduling.AuthorizationUpdated;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.scheduling.authorization.EndingTimer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AuthorizationFlowTest {
  @Inject EndingTimer endings;

  private final Clinic clinic = new Clinic();
  private final UUID patient = UUID.randomUUID();

  @BeforeEach
  void aPatientIsAdmitted() {
    clinic.build(false);
    clinic.admit(patient, Clinic.monday(0));
  }

  @Test
  void bookingPastItNeedsAReasonAndEachLevelIsTold() {
    String id = approve(2, Clinic.monday(2), Clinic.monday(3)).path("id");
    AuthorizationUpdated terms =
        TestEvents.await(AuthorizationUpdated.class, e -> e.patientId().equals(patient));
    assertEquals(2, terms.unitsApproved());
    assertEquals(0, terms.attendedUnits().signum());
    book(DayOfWeek.MONDAY, Map.of()).then().statusCode(201);
    book(DayOfWeek.TUESDAY, Map.of()).then().statusCode(201);
    AuthorizationRunsLow told =
        TestEvents.await(AuthorizationRunsLow.class, e -> e.patientId().equals(patient));
    assertEquals(100, told.levelPercent());
    assertEquals(Clinic.monday(2).plusDays(1), told.runsOutOn());
    book(DayOfWeek.WEDNESDAY, Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("authorization-exceeded"));
    read(id).then().body("bookedUnits", equalTo(2.0f)).body("remainingUnits", equalTo(0.0f));
    book(DayOfWeek.WEDNESDAY, Map.of("authorizationOverride", "More is asked for"))
        .then()
        .statusCode(201);
    read(id).then().body("usedPercent", equalTo(150)).body("remainingUnits", equalTo(-1.0f));
  }

  @Test
  void bookingAfterItsLastDayNeedsAReason() {
    approve(20, Clinic.monday(0), Clinic.monday(1));
    book(DayOfWeek.MONDAY, Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("authorization-ended"));
    book(DayOfWeek.MONDAY, Map.of("authorizationOverride", "Renewal is on its way"))
        .then()
        .statusCode(201);
  }

  @Test
  void theWeekShowsWhatItUsesOfIt_andItsEndIsToldOnce() {
    approve(3, Clinic.monday(2), Clinic.monday(3));
    book(DayOfWeek.MONDAY, Map.of()).then().statusCode(201);
    given()
        .auth()
        .oauth2(Tokens.billing())
        .get(
            "/api/v1/weekly-hours?patientId=%s&from=%s&to=%s"
                .formatted(patient, Clinic.monday(1), Clinic.monday(2)))
        .then()
        .statusCode(200)
        .body("items[0].authorizations", hasSize(0))
        .body("items[1].authorizations[0].payer", equalTo("Harbor"))
        .body("items[1].authorizations[0].usedUnits", equalTo(1.0f))
        .body("items[1].authorizations[0].remainingUnits", equalTo(2.0f));
    endings.run(noon(Clinic.monday(3).minusDays(5)));
    endings.run(noon(Clinic.monday(3).minusDays(4)));
    TestEvents.await(
        AuthorizationEndsSoon.class, e -> e.patientId().equals(patient) && e.daysLeft() == 5);
    endings.run(noon(Clinic.monday(3).plusDays(1)));
    assertEquals(
        1, TestEvents.all(AuthorizationEndsSoon.class, e -> e.patientId().equals(patient)).size());
  }

  @Test
  void aPayerPaysADayByItsServices() {
    String payer = "Medicare of " + clinic.site;
    List<Map<String, Integer>> services =
        List.of(
            Map.of("fromServices", 3, "percent", 75), Map.of("fromServices", 4, "percent", 100));
    Map<String, Object> rule =
        new HashMap<>(Map.of("payer", payer, "unitMinutes", 1, "rounding", "DOWN"));
    rule.put("serviceTiers", services);
    rule.put("dayTiers", List.of(Map.of("fromMinutes", 120, "percent", 50)));
    refused(rule, "one-of");
    rule.remove("dayTiers");
    rule.put("serviceTiers", List.of(services.get(1), Map.of("fromServices", 5, "percent", 80)));
    refused(rule, "order");
    rule.put("serviceTiers", services);
    post("/api/v1/payer-rules", rule)
        .then()
        .statusCode(201)
        .body("serviceTiers.fromServices", equalTo(List.of(3, 4)));
    Map<String, Object> approved = new HashMap<>(body(5, Clinic.monday(2), Clinic.monday(3)));
    approved.putAll(Map.of("payer", payer, "unit", "DAY"));
    String id =
        post("/api/v1/authorizations", approved).then().statusCode(201).extract().path("id");
    book("09:00");
    book("11:00");
    read(id).then().body("bookedUnits", equalTo(0.0f));
    book("13:00");
    read(id).then().body("bookedUnits", equalTo(0.75f));
    book("15:00");
    read(id).then().body("bookedUnits", equalTo(1.0f));
  }

  private static void refused(Map<String, Object> rule, String code) {
    post("/api/v1/payer-rules", rule)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/serviceTiers"))
        .body("errors[0].code", equalTo(code));
  }

  private void book(String time) {
    post(
            "/api/v1/sessions",
            clinic.individual(patient, clinic.therapist, at(2, DayOfWeek.MONDAY, time)))
        .then()
        .statusCode(201);
  }

  @Test
  void byWhenAPhysicianCertifiesStandsBesideTheHoursWhileItIsAskedFor() {
    UUID task = UUID.randomUUID();
    Instant due = Clinic.monday(1).atStartOfDay(Clinic.ZONE).toInstant();
    TestEvents.publish(
        new CareTaskOpened(patient, UUID.randomUUID(), "SIGNATURE", "clinician", null, due));
    TestEvents.publish(
        new CareTaskOpened(patient, task, "CERTIFICATION", "coordinator", null, due));
    Clinic.await(() -> due.toString().equals(certificationDueAt()));
    TestEvents.publish(new CareTaskDone(patient, task, "CERTIFICATION", Instant.now()));
    Clinic.await(() -> certificationDueAt() == null);
  }

  private @Nullable String certificationDueAt() {
    return given()
        .auth()
        .oauth2(Tokens.billing())
        .get("/api/v1/weekly-hours?patientId=" + patient)
        .then()
        .statusCode(200)
        .extract()
        .path("certificationDueAt");
  }

  @Test
  void periodsDoNotOverlap() {
    approve(20, Clinic.monday(0), Clinic.monday(4));
    post("/api/v1/authorizations", body(5, Clinic.monday(4), Clinic.monday(6)))
        .then()
        .statusCode(409)
        .body("code", equalTo("authorization-overlap"));
    post("/api/v1/authorizations", body(5, Clinic.monday(6), Clinic.monday(5)))
        .then()
        .statusCode(422);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(Clinic.ZONE).toInstant();
  }

  private Response book(DayOfWeek day, Map<String, String> more) {
    Map<String, Object> body =
        new HashMap<>(clinic.individual(patient, clinic.therapist, at(2, day, "10:00")));
    body.putAll(more);
    return post("/api/v1/sessions", body);
  }

  private Response approve(int sessions, LocalDate from, LocalDate to) {
    Response made = post("/api/v1/authorizations", body(sessions, from, to));
    made.then().statusCode(201);
    return made;
  }

  private Map<String, Object> body(int sessions, LocalDate from, LocalDate to) {
    return Map.of(
        "patientId",
        patient,
        "payer",
        "Harbor",
        "referenceNumber",
        "H-1",
        "unit",
        "SESSION",
        "unitsApproved",
        sessions,
        "from",
        from.toString(),
        "to",
        to.toString(),
        "serviceCodes",
        List.of("90834"),
        "warningLevels",
        List.of(100));
  }

  private static Response read(String id) {
    return given().auth().oauth2(Tokens.billing()).get("/api/v1/authorizations/" + id);
  }
}
