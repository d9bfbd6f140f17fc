package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.await;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.plan;
import static health.trellis.scheduling.Clinic.post;
import static health.trellis.scheduling.Clinic.scheduled;
import static health.trellis.scheduling.Clinic.weekly;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.SessionType;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a planner's job whose copy is gone, whose time is up, or that is stopped. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PlanJobTest {
  private static final String PLANS = "/api/v1/schedule-plans";
  private static final LocalDate NEXT = monday(1);

  @Inject Sql sql;

  @Test
  void aJobWhoseCopyIsGoneIsTakenOverAndALongOneIsStopped() {
    Clinic clinic = Clinic.open();
    UUID ada = treated(clinic);
    assertEquals("DONE", ended(abandoned(clinic, 2, 1, 500)).getString("state"));

    Map<String, Object> asked =
        Map.of(
            "programId", clinic.program, "fromWeek", NEXT.toString(), "weeks", 1, "seconds", 300);
    UUID longer = UUID.fromString(post(PLANS, asked).then().statusCode(202).extract().path("id"));
    post(PLANS + "/" + longer + "/stop", "").then().statusCode(202);
    assertEquals(1, ended(longer).getInt("result.summary.sessions"));
    assertEquals(1, scheduled(ada, NEXT, NEXT.plusDays(6)).size());
  }

  @Test
  void aPlanWhoseTimeIsUpProposesTheBestSoFar() {
    Clinic clinic = Clinic.open();
    UUID ada = treated(clinic);
    clinic.group("CBT", 12, "13:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");
    JsonPath done = ended(abandoned(clinic, 1, 1, 60_000));
    assertEquals("DONE", done.getString("state"));
    assertEquals(600, done.getInt("result.summary.placedMinutes"), done.prettify());
    post(PLANS + "/" + done.getString("id") + "/accept", Map.of()).then().statusCode(200);
    assertEquals(4, scheduled(ada, NEXT, NEXT.plusDays(6)).size());
  }

  @Test
  void aPlanOfWhichEachCopyDiesFailsAndChangesNothing() {
    Clinic clinic = Clinic.open();
    UUID ada = treated(clinic);
    JsonPath failed = ended(abandoned(clinic, 60, 3, 500));
    assertEquals("FAILED", failed.getString("state"));
    assertEquals("planning-failed", failed.getString("failure"));
    post(PLANS + "/" + failed.getString("id") + "/accept", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("plan-not-done"));
    assertEquals(1, scheduled(ada, NEXT, NEXT.plusDays(6)).size());
  }

  private static UUID treated(Clinic clinic) {
    UUID patient = clinic.admit();
    TestEvents.publish(plan(patient, 1, NEXT, 600, weekly(SessionType.INDIVIDUAL, 1)));
    await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 1);
    return patient;
  }

  /** A job that a copy worked on for so long, before the copy was gone. */
  private UUID abandoned(Clinic clinic, int seconds, int attempts, int spentMillis) {
    UUID job = UUID.randomUUID();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "insert into schedule_plan (id, program_id, kind, first_week, weeks, seconds,"
                        + " state, lease_owner, lease_until, attempts, spent_millis, checkpoint,"
                        + " created_by, created_at) values (?, ?, 'PLAN', ?, 1, ?, 'RUNNING',"
                        + " gen_random_uuid(), now() - interval '1 second', ?, ?, '[]', 'test',"
                        + " now())",
                    job,
                    clinic.program,
                    NEXT,
                    seconds,
                    attempts,
                    spentMillis));
    return job;
  }

  private static JsonPath ended(UUID job) {
    await(() -> List.of("DONE", "FAILED").contains(read(job).getString("state")));
    return read(job);
  }

  private static JsonPath read(UUID job) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get(PLANS + "/" + job)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
