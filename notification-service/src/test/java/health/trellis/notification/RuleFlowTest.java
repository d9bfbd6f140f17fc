package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.MilestoneReached;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.notification.rule.Occasion;
import health.trellis.notification.template.Disclosure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules and texts that a program admin edits. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class RuleFlowTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String RULES = "/api/v1/notifications/rules/";
  private static final String TEXTS = "/api/v1/notification-templates/";
  private static final String AS_BEFORE =
      "{\"rules\":[{\"audience\":\"PATIENT\",\"kind\":\"MILESTONE\",\"channels\":[\"IN_APP\",\"PUSH\"],\"delayMinutes\":0}]}";

  @Inject Sql sql;

  private final Sample sample = new Sample();

  @AfterEach
  void asBefore() {
    write(AS_BEFORE).statusCode(200);
  }

  @Test
  void aRuleHoldsForEventsFromNowOn() {
    known();
    write(
            "{\"rules\":[{\"audience\":\"COORDINATOR\",\"kind\":\"CARE_TASK\",\"channels\":[\"IN_APP\"],\"delayMinutes\":0}]}")
        .statusCode(422)
        .body("errors.code", hasItem("variable"));
    write(
            "{\"rules\":[{\"audience\":\"COORDINATOR\",\"kind\":\"EARLY_WARNING\",\"channels\":[\"IN_APP\"],\"delayMinutes\":0}]}")
        .statusCode(200);
    TestEvents.publish(
        new MilestoneReached(
            sample.patient, UUID.randomUUID(), "FIRST_FULL_WEEK", LocalDate.EPOCH));

    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertEquals(
                    List.of("role:coordinator/EARLY_WARNING"),
                    sql.query(
                        "select audience, kind from notification where patient_id = ?",
                        row -> row.getString(1) + "/" + row.getString(2),
                        sample.patient)));
  }

  @Test
  void aDryRunShowsWhoWouldGetWhatAndKeepsNothing() {
    known();
    dryRun("SESSION_MOVED", sample.patient)
        .statusCode(200)
        .body("channel", containsInAnyOrder("IN_APP", "EMAIL"))
        .body("person", hasItem("patient:" + sample.patient))
        .body("find { it.channel == 'IN_APP' }.text.body", containsString("Your session is on"));
    dryRun("SESSION_MOVED", UUID.randomUUID()).statusCode(404);
    assertEquals(
        List.of(),
        sql.query("select 1 from notification where patient_id = ?", row -> 1, sample.patient));
  }

  @Test
  void nothingThatLeavesTheAppDisclosesAnythingOnAnyOccasion() {
    known();
    for (Occasion occasion : Occasion.values()) {
      List<Map<String, Object>> outcomes =
          dryRun(occasion.name(), sample.patient).statusCode(200).extract().path("");
      outcomes.stream()
          .filter(outcome -> !"IN_APP".equals(outcome.get("channel")))
          .map(outcome -> String.valueOf(outcome.get("text")))
          .forEach(
              text -> {
                assertEquals(Optional.empty(), Disclosure.wordIn(text), occasion + ": " + text);
                assertEquals(-1, text.indexOf("Testperson"));
              });
    }
  }

  @Test
  void aTextForStaffGoesToStaffOnlyAndPagesAreNoRules() {
    for (String kind : List.of("EARLY_WARNING", "RISK_PAGE", "VERIFICATION_CODE")) {
      write(
              "{\"rules\":[{\"audience\":\"PATIENT\",\"kind\":\"%s\",\"channels\":[\"EMAIL\"],\"delayMinutes\":0}]}"
                  .formatted(kind))
          .statusCode(422)
          .body("errors.code", hasItem("audience"));
    }
    write(AS_BEFORE.replace("PUSH", "SMS")).statusCode(422).body("errors.code", hasItem("no-text"));
  }

  @Test
  void aTextIsCheckedBeforeItIsKept() {
    text("{\"title\":\"Well done, {diagnosis}!\",\"body\":\"{#if name}x{/if}\",\"subject\":\"Your therapy\\nBcc: x\"}")
        .statusCode(422)
        .body("errors.code", hasItems("unknown-variable", "disclosure", "one-line"));
    text("{\"title\":\"Well done\"}").statusCode(422).body("errors.code", hasItem("missing"));
    text("{\"title\":\"Good\",\"subject\":\"Good\",\"body\":\"Notwithstanding organizational considerations, interdisciplinary collaboration facilitates considerable improvements universally.\"}")
        .statusCode(422)
        .body("errors.code", hasItem("reading-grade"));
  }

  @Test
  void aWrittenTextIsUsedAndItsVersionsAreKept() {
    text("{\"title\":\"Bravo, {name}\",\"body\":\"You did it.\",\"subject\":\"Good news for you\"}")
        .statusCode(200)
        .body("history[0].writtenBy", equalTo("program-admin-1"));
    known();
    dryRun("MILESTONE_REACHED", sample.patient).body("text.title", hasItem("Bravo, Maria"));
    admin()
        .header("If-Match", "\"0\"")
        .body("{\"texts\":{}}")
        .put(TEXTS + "MILESTONE/en")
        .then()
        .statusCode(422);
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.programAdmin()).contentType("application/json");
  }

  private static ValidatableResponse write(String rules) {
    String tag = admin().get(RULES + "MILESTONE_REACHED").header("ETag");
    return admin().header("If-Match", tag).body(rules).put(RULES + "MILESTONE_REACHED").then();
  }

  private static ValidatableResponse text(String texts) {
    String tag = admin().get(TEXTS + "MILESTONE/en").header("ETag");
    return admin()
        .header("If-Match", tag)
        .body("{\"texts\":" + texts + "}")
        .put(TEXTS + "MILESTONE/en")
        .then();
  }

  private static ValidatableResponse dryRun(String occasion, UUID patient) {
    return admin()
        .body("{\"patientId\":\"" + patient + "\"}")
        .post(RULES + occasion + "/dry-run")
        .then();
  }

  private void known() {
    sample.register("en");
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query("select 1 from person where patient_id = ?", r -> 1, sample.patient)
                        .isEmpty()
                    && !sql.query(
                            "select 1 from patient_relation where patient_id = ?",
                            r -> 1,
                            sample.patient)
                        .isEmpty());
  }
}
