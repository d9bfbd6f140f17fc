package health.trellis.assessment.response;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import health.trellis.assessment.Case;
import health.trellis.event.assessment.AssessmentSkipped;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The manners in which answers come. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AnsweringTest {
  @Inject Sql sql;

  @Test
  void theSameOfflineAnswersAreCountedOnceHoweverOftenAndWheneverTheyCome() {
    Case her = Case.registered("female");
    UUID clientId = UUID.randomUUID();
    Instant at = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> body = body(her, "phq-9", Case.phq9WithItemNine(1));
    body.put("offline", Map.of("clientId", clientId, "authoredAt", at.toString()));

    List<String> ids =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> post(her, body).statusCode(201).extract().<String>path("responseId")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct()
            .toList();
    assertEquals(1, ids.size());
    her.as(her.own())
        .get("/api/v1/responses/" + ids.getFirst())
        .then()
        .body("receivedLate", equalTo(true))
        .body("lateReason", nullValue())
        .body("authoredAt", equalTo(at.toString()))
        .body("alerts", hasSize(1))
        .body("crisisContacts", not(hasSize(0)));

    body.put("answers", Case.phq9(3));
    post(her, body)
        .statusCode(409)
        .body("type", org.hamcrest.Matchers.endsWith("client-id-reused"));
    body.put(
        "offline", Map.of("clientId", UUID.randomUUID(), "authoredAt", "2020-01-01T00:00:00Z"));
    post(her, body).statusCode(422).body("errors.code", contains("too-old"));
    String fast = Instant.now().plus(Duration.ofHours(2)).toString();
    body.put("offline", Map.of("clientId", UUID.randomUUID(), "authoredAt", fast));
    post(her, body).statusCode(422).body("errors.pointer", contains("/offline/authoredAt"));
  }

  @Test
  void itemsAreDeclinedWhereTheInstrumentAllowsItAndTimesAreKept() {
    Case her = Case.registered("female");
    Map<String, Integer> answers = new LinkedHashMap<>(Case.phq9(18));
    answers.remove("44250-9");
    Map<String, Object> body = body(her, "phq-9", answers);
    body.put("declined", List.of("44250-9"));
    body.put("itemSeconds", seconds(answers, 0));
    body.put("relation", "INTERPRETER");
    body.put("formVersion", "1.0.0");
    post(her, body)
        .statusCode(201)
        .body("declined", contains("44250-9"))
        .body("prorated", equalTo(true))
        .body("relation", equalTo("INTERPRETER"))
        .body("quality", contains("TOO_FAST"))
        .body("rater", equalTo("SELF"));

    body.put("declined", List.of("44260-8", "44255-8", "nonsense"));
    body.put("formVersion", null);
    post(her, body)
        .statusCode(422)
        .body("errors.code", contains("not-declinable", "answered-twice", "unknown-item"));
    body.remove("declined");
    body.put("formVersion", "7.0.0");
    post(her, body).statusCode(422).body("errors.code", contains("other-version"));
    body.put("formVersion", "1.0.0");
    body.put("itemSeconds", Map.of("nonsense", 4));
    post(her, body).statusCode(422).body("errors.pointer", contains("/itemSeconds/nonsense"));
  }

  @Test
  void aClinicianRatesWhatIsTheCliniciansAndAPatientDoesNot() {
    Case her = Case.admitted(1, false);
    Map<String, Integer> rated = new LinkedHashMap<>();
    for (String item :
        List.of(
            "pulse",
            "sweating",
            "restlessness",
            "pupils",
            "aches",
            "nose",
            "gi",
            "tremor",
            "yawning",
            "anxiety",
            "gooseflesh")) {
      rated.put("cows-" + item, item.equals("gooseflesh") ? 5 : 0);
    }
    her.answer("cows", rated).statusCode(422).body("errors.code", contains("clinician-rated"));
    her.as(her.clinicianToken())
        .body(body(her, "cows", rated))
        .post("/api/v1/responses")
        .then()
        .statusCode(201)
        .body("rater", equalTo("CLINICIAN"))
        .body("band.code", equalTo("mild"));
  }

  @Test
  void answersAreKeptOneByOneOnTwoDevices() {
    Case her = Case.admitted(0, false);
    String path = "/api/v1/assessments/" + her.intake("gad-7");
    String first = her.as(her.own()).get(path).then().extract().header("ETag");
    String second = save(her, path, "69725-0", first, 200, Map.of("answer", 1, "seconds", 4));
    save(her, path, "68509-9", first, 412, Map.of("answer", 1));
    String third = save(her, path, "68509-9", second, 200, Map.of("answer", "LA6569-3"));
    String fourth = save(her, path, "69725-0", third, 200, Map.of("answer", 2, "seconds", 3));
    save(her, path, "69725-0", fourth, 422, Map.of("answer", 9));
    her.as(her.own())
        .get(path)
        .then()
        .body("state", equalTo("IN_PROGRESS"))
        .body("draft.'69725-0'", equalTo("LA6570-1"))
        .body("draftSeconds.'69725-0'", equalTo(7));
    her.as(her.own())
        .body(Map.of("answers", gad7()))
        .post(path + "/submit")
        .then()
        .statusCode(200)
        .body("itemSeconds.'69725-0'", equalTo(7));
    her.as(her.own()).get(path).then().body("draftSeconds", anEmptyMap());
  }

  @Test
  void anAssignmentIsSkippedWithAReasonAndNoLongerAsked() {
    Case her = Case.admitted(0, false);
    String path = "/api/v1/assessments/" + her.intake("gad-7");
    String tag = her.as(her.own()).get(path).then().extract().header("ETag");
    her.as(her.clinicianToken())
        .header("If-Match", tag)
        .body(Map.of("reason", "AWAY", "note", "In hospital"))
        .put(path + "/skip")
        .then()
        .statusCode(200)
        .body("state", equalTo("SKIPPED"))
        .body("skipReason", equalTo("AWAY"));
    AssessmentSkipped told =
        TestEvents.await(AssessmentSkipped.class, e -> e.patientId().equals(her.patient));
    assertEquals("AWAY", told.reason());
    assertEquals("gad-7", told.instrument());
    her.as(her.own()).body(Map.of("answers", gad7())).post(path + "/submit").then().statusCode(409);
    her.as(her.own())
        .get("/api/v1/assessments/due")
        .then()
        .body("items.instrument", not(hasItem("gad-7")));
  }

  @Test
  void whatWasAnsweredOfflineInTimeIsTakenThoughItHasExpired() {
    Case her = Case.admitted(0, false);
    String id = her.intake("gad-7");
    sql.update("update assignment set state = 'EXPIRED' where id = ?", UUID.fromString(id));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("answers", gad7());
    her.as(her.own())
        .body(body)
        .post("/api/v1/assessments/" + id + "/submit")
        .then()
        .statusCode(409);
    body.put(
        "offline",
        Map.of(
            "clientId", UUID.randomUUID(),
            "authoredAt", Instant.now().minus(Duration.ofHours(2)).toString()));
    for (int i = 0; i < 2; i++) {
      her.as(her.own())
          .body(body)
          .post("/api/v1/assessments/" + id + "/submit")
          .then()
          .statusCode(200)
          .body("receivedLate", equalTo(false));
    }
  }

  @Test
  void aTabletAnswersByACodeOnceAndShowsNoResult() {
    Case her = Case.admitted(0, false);
    String code =
        her.as(her.clinicianToken())
            .body(Map.of("patientId", her.patient))
            .post("/api/v1/kiosk/codes")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    var session =
        kiosk(
                "open",
                null,
                Map.of("code", code.toLowerCase(java.util.Locale.ROOT), "language", "es-MX"))
            .statusCode(200)
            .body("forms", hasSize(5))
            .body(
                "forms.find { it.instrument == 'phq-9' }.introduction",
                startsWith("Durante las últimas 2 semanas"))
            .body("forms.find { it.instrument == 'phq-9' }.items", hasSize(10))
            .body(
                "forms.find { it.instrument == 'phq-9' }.items[0].options.ordinal",
                equalTo(List.of(0, 1, 2, 3)))
            .extract();
    kiosk("open", null, Map.of("code", code)).statusCode(404);
    String secret = session.path("session");
    assertNotEquals(code, secret);
    Map<String, Object> answers =
        Map.of("assignmentId", her.intake("phq-9"), "answers", Case.phq9WithItemNine(2));

    kiosk("open", null, Map.of("code", code, "language", "Spanish")).statusCode(422);
    kiosk("answers", "0".repeat(64), answers).statusCode(404);
    kiosk("answers", null, answers).statusCode(422);
    kiosk("answers", secret, answers)
        .statusCode(200)
        .body("$", not(hasKey("score")))
        .body("remaining", hasSize(4))
        .body("crisisContacts", notNullValue());
    kiosk("answers", secret, answers).statusCode(409);
    Case other = Case.admitted(0, false);
    kiosk("answers", secret, Map.of("assignmentId", other.intake("gad-7"), "answers", gad7()))
        .statusCode(404);
    her.as(her.clinicianToken())
        .get("/api/v1/responses?instrument=phq-9&patientId=" + her.patient)
        .then()
        .body("items", hasSize(1))
        .body("items[0].alerts", hasSize(1));
    sql.update("update kiosk_code set session_until = now() where patient_id = ?", her.patient);
    kiosk("answers", secret, Map.of("assignmentId", her.intake("gad-7"), "answers", gad7()))
        .statusCode(404);
  }

  @Test
  void anItemThatIsAnsweredTwiceInOneRequestIsNamed() {
    Case her = Case.registered("female");

    her.as(her.own())
        .body("{\"instrument\":\"phq-2\",\"answers\":{\"44250-9\":1,\"44250-9\":2}}")
        .post("/api/v1/responses")
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/answers/44250-9")))
        .body("errors.code", equalTo(List.of("repeated")));
    her.as(her.own())
        .body("{\"instrument\":\"phq-2\",\"instrument\":\"phq-9\"}")
        .post("/api/v1/responses")
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/instrument")))
        .body("errors.code", equalTo(List.of("repeated")));
  }

  private static ValidatableResponse kiosk(String what, String session, Map<String, ?> body) {
    Map<String, Object> sent = new LinkedHashMap<>(body);
    if (session != null) {
      sent.put("session", session);
    }
    return given()
        .contentType("application/json")
        .body(sent)
        .post("/api/v1/kiosk/sessions/" + what)
        .then();
  }

  private static String save(
      Case her, String path, String item, String tag, int status, Map<String, ?> body) {
    return her.as(her.own())
        .header("If-Match", tag)
        .body(body)
        .put(path + "/draft/" + item)
        .then()
        .statusCode(status)
        .extract()
        .header("ETag");
  }

  private static ValidatableResponse post(Case her, Map<String, ?> body) {
    return her.as(her.own()).body(body).post("/api/v1/responses").then();
  }

  private static Map<String, Object> body(Case her, String instrument, Map<String, ?> answers) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("patientId", her.patient);
    body.put("instrument", instrument);
    body.put("answers", answers);
    return body;
  }

  private static Map<String, Integer> seconds(Map<String, Integer> answers, int each) {
    Map<String, Integer> seconds = new LinkedHashMap<>();
    answers.keySet().forEach(item -> seconds.put(item, each));
    return seconds;
  }

  private static Map<String, Integer> gad7() {
    return Map.of(
        "69725-0", 1, "68509-9", 1, "69733-4", 1, "69734-2", 1, "69735-9", 1, "69689-8", 1,
        "69736-7", 1);
  }
}
