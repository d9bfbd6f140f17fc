package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import health.trellis.event.EventCatalog;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong gets its defined answer, and holds up nothing that is right. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class BadInputTest {
  @Inject Sql sql;

  private final Sample sample = new Sample();

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PUT  | notification-preferences | {                                             | 400
          PUT  | notification-preferences | {"choices":[],"surprise":1}                   | 400
          PUT  | notification-preferences | {"choices":3}                                 | 400
          PUT  | notification-preferences | {"choices":[],"quietHours":{"from":"25:00","until":"08:00"}} | 400
          PUT  | notification-preferences | {"choices":[],"mailRefused":false}            | 422
          PUT  | notification-preferences | {"choices":[{"category":"SAFETY","channel":"EMAIL","enabled":false}],"quietHours":{"from":"21:00","until":"08:00"},"mailRefused":false} | 422
          PUT  | notification-preferences | {"choices":[],"quietHours":{"from":"21:00","until":"08:00"},"language":"fr","mailRefused":false} | 422
          PUT  | on-call/not-an-id        | {"shifts":[]}                                 | 404
          PUT  | on-call/0197a000-0000-7000-8000-0000000009ff | {"shifts":[],"coordinatorEmail":"nowhere"} | 422
          PUT  | on-call/0197a000-0000-7000-8000-0000000009ff | {"shifts":[{"practitionerId":"0197a000-0000-7000-8000-0000000009ff","startsAt":"2026-02-30T08:00:00Z","endsAt":"2026-03-02T08:00:00Z"}]} | 400
          PUT  | on-call/0197a000-0000-7000-8000-0000000009ff | {"shifts":[{"practitionerId":"0197a000-0000-7000-8000-0000000009ff","startsAt":"2026-03-02T08:00:00Z","endsAt":"2026-03-02T08:00:00Z"}]} | 422
          PUT  | escalations/policies/HIGH | {"steps":[]}                                 | 422
          PUT  | escalations/policies/HIGH | {"steps":[{"target":"ON_CALL","afterSeconds":-1}]} | 422
          PUT  | escalations/policies/HIGH | {"steps":[{"target":"NOBODY","afterSeconds":0}]} | 400
          PUT  | escalations/policies/HIGH | {"steps":[{"target":"ON_CALL","afterSeconds":1e99}]} | 400
          PUT  | escalations/policies/HIGH | {"steps":[{"target":"ON_CALL","afterSeconds":"soon"}]} | 400
          PUT  | notifications/rules/SESSION_MOVED | {"rules":[{"audience":"PATIENT","kind":"SESSION_MOVED","channels":["IN_APP"],"delayMinutes":"NaN"}]} | 400
          PUT  | notifications/rules/SESSION_MOVED | {"rules":[{"audience":"PATIENT","kind":"SESSION_MOVED","channels":["IN_APP"],"delayMinutes":-5}]} | 422
          POST | webhooks                 | {"url":"ftp://example.org/x","eventTypes":[]} | 422
          POST | webhooks                 | {"url":"http://me:secret@localhost/x","eventTypes":[]} | 422
          POST | webhooks                 | {"url":"http://localhost/x","eventTypes":["none.such.v1"]} | 422
          POST | notification-templates/preview | {"kind":"WELCOME","language":"fr","name":"Luz"} | 422
          POST | notifications/0197a000-0000-7000-8000-0000000009ff/read | {} | 404
          POST | notifications/failed/0197a000-0000-7000-8000-0000000009ff/replay | {} | 404
          """)
  void aBadRequestIsRefusedByName(String method, String path, String body, int status) {
    admin()
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body(body)
        .request(method, "/api/v1/" + path)
        .then()
        .statusCode(status)
        .contentType(containsString("application/problem+json"));
  }

  @Test
  void aQueryThatMakesNoSenseIsRefused() {
    admin().get("/api/v1/notifications?cursor=nonsense").then().statusCode(400);
    admin().get("/api/v1/notifications?limit=many").then().statusCode(400);
    admin().get("/api/v1/notifications?limit=99999999999").then().statusCode(400);
    admin().get("/api/v1/notifications/why").then().statusCode(422);
    admin()
        .get("/api/v1/notifications/why?patientId=" + sample.patient + "&from=yesterday")
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(400, 404));
    admin().get("/api/v1/notifications/statistics").then().statusCode(422);
    admin().contentType("text/plain").body("hello").post("/api/v1/webhooks").then().statusCode(415);
  }

  @Test
  void anEditWithoutItsTagOrWithAStaleOneIsRefused() {
    String policy = "/api/v1/escalations/policies/IMMINENT";
    String body = "{\"steps\":[{\"target\":\"ON_CALL\",\"afterSeconds\":0}]}";
    admin().contentType("application/json").body(body).put(policy).then().statusCode(428);
    admin()
        .header("If-Match", "\"999\"")
        .contentType("application/json")
        .body(body)
        .put(policy)
        .then()
        .statusCode(412)
        .body("code", equalTo("precondition-failed"));
  }

  @Test
  void aCorruptedEventHoldsUpNothing() {
    sample.register("en");
    TestEvents.publishRaw(
        EventCatalog.topic(MilestoneReached.class),
        sample.patient.toString(),
        Map.of(
            "ce_id", UUID.randomUUID().toString(),
            "ce_type", EventCatalog.type(MilestoneReached.class)),
        "{\"patientId\":".getBytes(StandardCharsets.UTF_8));
    TestEvents.publish(
        new MilestoneReached(
            sample.patient, UUID.randomUUID(), "FIRST_FULL_WEEK", LocalDate.EPOCH));

    Awaitility.await()
        .atMost(Duration.ofSeconds(25))
        .until(
            () ->
                sql.query(
                            "select 1 from notification where patient_id = ? and kind = 'MILESTONE'",
                            row -> 1,
                            sample.patient)
                        .size()
                    == 1);
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.programAdmin());
  }
}
