package health.trellis.patient.note;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.PRESCRIBER;
import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.therapist;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.SessionType;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.kit.Ids;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ProgressNoteTest {
  private static final String NOTES = "/api/v1/progress-notes/";

  @Inject DataSource database;

  @Test
  void aSignedNoteIsProgressOfItsGoalsAndCannotBeEdited() throws SQLException {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String plan = Api.signedPlan(admitted);
    String goal = therapist().get("/api/v1/treatment-plans/" + plan).path("goals[0].id");
    String notes = "/api/v1/episodes/" + admitted.episodeId() + "/progress-notes";
    therapist()
        .body(note(UUID.randomUUID().toString(), null))
        .post(notes)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/content/goals/0/goalId"));
    therapist()
        .body(note(goal, "2020-01-01"))
        .post(notes)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/sessionOn"));
    String id =
        therapist().body(note(goal, null)).post(notes).then().statusCode(201).extract().path("id");
    String etag = therapist().get(NOTES + id).header("ETag");
    as(Tokens.prescriber(PRESCRIBER))
        .header("If-Match", etag)
        .body(note(goal, null))
        .put(NOTES + id)
        .then()
        .statusCode(403);
    as(Tokens.prescriber(PRESCRIBER)).post(NOTES + id + "/sign").then().statusCode(403);
    therapist().body("{\"text\":\"More\"}").post(NOTES + id + "/addenda").then().statusCode(409);
    as(Tokens.patient(admitted.patient())).get(NOTES + id).then().statusCode(404);
    therapist().post(NOTES + id + "/sign").then().statusCode(200).body("status", is("SIGNED"));
    therapist().post(NOTES + id + "/sign").then().statusCode(409);
    etag = therapist().get(NOTES + id).header("ETag");
    therapist()
        .header("If-Match", etag)
        .body(note(goal, null))
        .put(NOTES + id)
        .then()
        .statusCode(409);
    refusedByDatabase("update progress_note set content = '{}' where id = '" + id + "'");
    refusedByDatabase("delete from progress_note where id = '" + id + "'");
    therapist().body("{\"text\":\"More\"}").post(NOTES + id + "/addenda").then().statusCode(201);
    as(Tokens.patient(admitted.patient()))
        .get(notes)
        .then()
        .body("items", hasSize(1))
        .body("items[0].addenda.text", contains("More"));
    therapist()
        .get("/api/v1/treatment-plans/" + plan)
        .then()
        .body("goals[0].progress.noteId", contains(id))
        .body("goals[0].progress.setback", contains(true))
        .body("goals[0].progress.learned", contains("Call earlier"));
  }

  @Test
  void theGoldenThreadShowsWhatIsDoneAndWhatIsMissing() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String plan = Api.signedPlan(admitted);
    String thread = "/api/v1/treatment-plans/" + plan + "/golden-thread";
    therapist()
        .get(thread)
        .then()
        .statusCode(200)
        .body("complete", is(false))
        .body("problems", hasSize(1))
        .body("otherGoals", hasSize(1))
        .body(
            "gaps.kind",
            hasItems(
                "PROBLEM_WITHOUT_GOAL",
                "GOAL_WITHOUT_PROBLEM",
                "GOAL_WITHOUT_TARGET_DATE",
                "INTERVENTION_WITHOUT_GOAL",
                "INTERVENTION_WITHOUT_RESPONSIBLE"))
        .body("gaps.kind", not(hasItem("GOAL_WITHOUT_NOTE")));
    String problem = Ids.next().toString();
    String goal = Ids.next().toString();
    therapist()
        .body("{\"reason\":\"Deeper\"}")
        .post("/api/v1/treatment-plans/" + plan + "/revise")
        .then()
        .statusCode(200);
    String etag = therapist().get("/api/v1/treatment-plans/" + plan).header("ETag");
    therapist()
        .header("If-Match", etag)
        .body(deep(problem, goal))
        .put("/api/v1/treatment-plans/" + plan)
        .then()
        .statusCode(200);
    therapist().post("/api/v1/treatment-plans/" + plan + "/sign").then().statusCode(200);
    TestEvents.publish(
        new AttendanceRecorded(
            admitted.patient(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            EVENING_IOP,
            SessionType.GROUP,
            Instant.now(),
            AttendanceStatus.ATTENDED,
            180,
            0,
            true));
    await()
        .untilAsserted(
            () ->
                therapist()
                    .get(thread)
                    .then()
                    .body("gaps.kind", contains("PROBLEM_WITHOUT_DIAGNOSIS"))
                    .body("problems[0].goals[0].baseline", is(18))
                    .body("problems[0].goals[0].interventions[0].sessionsAttended", is(1)));
  }

  private void refusedByDatabase(String change) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertTrue(
          assertThrows(SQLException.class, () -> statement.execute(change))
              .getMessage()
              .contains("cannot be edited"));
    }
  }

  private static String note(String goal, String on) {
    String day = on == null ? "" : "\"sessionOn\":\"" + on + "\",";
    return """
        {"kind":"INDIVIDUAL",%s"content":{"data":"Practised","assessment":"Better","plan":"Go on",
         "goals":[{"goalId":"%s","modality":"CBT","response":"SETBACK","learned":"Call earlier"}]}}"""
        .formatted(day, goal);
  }

  private static String deep(String problem, String goal) {
    return """
        {"problems":[{"id":"%s","domain":"MOOD","description":"Low mood"}],
         "goals":[{"id":"%s","problemId":"%s","description":"PHQ-9 below 10",
           "target":{"measure":"INSTRUMENT","instrument":"phq-9","comparison":"AT_MOST","value":9,
             "baseline":18,"dueOn":"2999-01-01"}}],
         "interventions":[{"modality":"CBT","goalIds":["%s"],"sessionType":"GROUP",
           "frequency":{"count":3,"everyWeeks":1},"responsibleRole":"PRIMARY_THERAPIST"}],
         "prescription":{"minutesPerWeek":540,
           "sessions":[{"type":"GROUP","count":3,"everyWeeks":1}]}}"""
        .formatted(problem, goal, problem, goal);
  }
}
