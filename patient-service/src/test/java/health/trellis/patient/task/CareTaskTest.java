package health.trellis.patient.task;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.therapist;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.AuthorizationUnit;
import health.trellis.event.RiskLevel;
import health.trellis.event.SessionType;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.event.assessment.OffTrackDetected;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.event.patient.CareTaskDone;
import health.trellis.event.patient.CareTaskEscalated;
import health.trellis.event.patient.CareTaskOpened;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.AuthorizationEndsSoon;
import health.trellis.event.scheduling.AuthorizationRunsLow;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.sql.SqlFailure;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class CareTaskTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @Inject OverdueTasks overdue;
  @Inject Sql sql;

  @Test
  void eachFactOpensItsTaskOnceForWhomItConcerns() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    UUID patient = admitted.patient();
    OffTrackDetected offTrack =
        new OffTrackDetected(patient, "phq-9", "NO_RESPONSE", UUID.randomUUID(), Instant.now());
    TestEvents.publish(offTrack);
    TestEvents.publish(
        new OffTrackDetected(patient, "phq-9", "RELIABLY_WORSE", UUID.randomUUID(), Instant.now()));
    TestEvents.publish(new EarlyWarningRaised(patient, UUID.randomUUID(), MONDAY, "CRAVING"));
    TestEvents.publish(
        new WeeklyHoursFellShort(patient, admitted.episode(), MONDAY, 300, 540, 540));
    UUID authorization = UUID.randomUUID();
    TestEvents.publish(
        new AuthorizationEndsSoon(
            patient, authorization, MONDAY, 7, AuthorizationUnit.DAY, 20, 40));
    for (int percent : new int[] {80, 100}) {
      TestEvents.publish(
          new AuthorizationRunsLow(
              patient, authorization, AuthorizationUnit.DAY, 20, percent, percent, MONDAY, null));
    }
    await().untilAsserted(() -> tasks(admitted).body("items", hasSize(4)));
    tasks(admitted)
        .body(
            "items.kind",
            hasItems(
                "PLAN_REVIEW", "EARLY_WARNING_OUTREACH", "HOURS_REVIEW", "AUTHORIZATION_REVIEW"))
        .body(
            "items.find { it.kind == 'PLAN_REVIEW' }.practitionerId", is(Api.THERAPIST.toString()))
        .body("items.find { it.kind == 'HOURS_REVIEW' }.assigneeRole", is("COORDINATOR"));
    TestEvents.await(
        CareTaskOpened.class, e -> e.patientId().equals(patient) && e.kind().equals("PLAN_REVIEW"));
    therapist()
        .get("/api/v1/care-tasks?assignee=me&limit=200")
        .then()
        .body("items.patientId", hasItem(admitted.patientId()));
  }

  @Test
  void twoMissesInARowAreTheCoordinators() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    TestEvents.publish(attendance(admitted, UUID.randomUUID(), AttendanceStatus.NO_SHOW, 1, false));
    await().untilAsserted(() -> tasks(admitted).body("items.assigneeRole", contains("CLINICIAN")));
    TestEvents.publish(attendance(admitted, UUID.randomUUID(), AttendanceStatus.NO_SHOW, 2, false));
    await()
        .untilAsserted(
            () -> tasks(admitted).body("items.assigneeRole", hasItems("CLINICIAN", "COORDINATOR")));
  }

  @Test
  void aLateEntryOpensNoTaskButStandsOnTheTimeline() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    TestEvents.publish(attendance(admitted, UUID.randomUUID(), AttendanceStatus.NO_SHOW, 1, true));
    await().untilAsserted(() -> timeline(admitted).body("items.kind", hasItem("SESSION_MISSED")));
    tasks(admitted).body("items", hasSize(0));
  }

  @Test
  void aCorrectedAttendanceSettlesTheTaskAndReplacesTheEntry() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    UUID booking = UUID.randomUUID();
    TestEvents.publish(attendance(admitted, booking, AttendanceStatus.NO_SHOW, 1, false));
    await().untilAsserted(() -> tasks(admitted).body("items", hasSize(1)));
    TestEvents.publish(attendance(admitted, booking, AttendanceStatus.LATE, 0, false));
    await().untilAsserted(() -> tasks(admitted).body("items", hasSize(0)));
    timeline(admitted)
        .body("items.kind", hasItem("SESSION_ATTENDED"))
        .body("items.kind", not(hasItem("SESSION_MISSED")));
  }

  @Test
  void theFirstFullWeekIsAMilestoneOnce() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    for (int week = 0; week < 2; week++) {
      TestEvents.publish(
          new WeeklyHoursMet(
              admitted.patient(), admitted.episode(), MONDAY.plusWeeks(week), 540, 540, 540));
    }
    await()
        .untilAsserted(
            () -> timeline(admitted).body("items.findAll { it.kind == 'WEEK_MET' }", hasSize(2)));
    coordinator()
        .get("/api/v1/patients/" + admitted.patientId() + "/milestones")
        .then()
        .body("items.kind", contains("FIRST_FULL_WEEK"))
        .body("items.reachedOn", contains("2026-03-08"));
  }

  @Test
  void alertsShowToStaffAlone() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    TestEvents.publish(
        new RiskAlertRaised(
            admitted.patient(),
            UUID.randomUUID(),
            RiskLevel.HIGH,
            EVENING_IOP,
            Instant.now(),
            Instant.now(),
            false));
    await()
        .untilAsserted(() -> timeline(admitted).body("items.kind", hasItem("RISK_ALERT_RAISED")));
    Api.as(Tokens.patient(admitted.patient()))
        .get("/api/v1/episodes/" + admitted.episodeId() + "/timeline")
        .then()
        .statusCode(200)
        .body("items.kind", hasItem("ADMITTED"))
        .body("items.kind", not(hasItem("RISK_ALERT_RAISED")));
  }

  @Test
  void aTaskThatIsDoneStaysDone() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id =
        therapist()
            .body(
                """
                {"patientId":"%s","kind":"OTHER","title":"Call school",
                 "assigneeRole":"CLINICIAN","dueAt":"2026-03-02T17:00:00Z"}"""
                    .formatted(admitted.patientId()))
            .post("/api/v1/care-tasks")
            .then()
            .statusCode(201)
            .body("state", is("OPEN"))
            .body("doneAt", nullValue())
            .extract()
            .path("id");
    String task = "/api/v1/care-tasks/" + id;
    update(task, "IN_PROGRESS").statusCode(200).body("state", is("IN_PROGRESS"));
    update(task, "DONE").statusCode(200).body("doneBy", is("Test clinician"));
    update(task, "OPEN").statusCode(409).body("code", is("task-done"));
    therapist().body("{}").put(task).then().statusCode(422);
    coordinator().get("/api/v1/care-tasks?state=LATER").then().statusCode(400);
  }

  @Test
  void whatNobodyDoesInTimeGoesUpAndTheHistoryTellsIt() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id = Api.openTask(admitted, Api.THERAPIST, Instant.now().minusSeconds(90_000));
    overdue.escalate();
    overdue.escalate();
    UUID task = UUID.fromString(id);
    TestEvents.await(
        CareTaskEscalated.class, e -> e.taskId().equals(task) && e.to().equals("COORDINATOR"));
    TestEvents.await(
        CareTaskEscalated.class, e -> e.taskId().equals(task) && e.to().equals("PROGRAM_ADMIN"));
    String path = "/api/v1/care-tasks/" + id;
    therapist().get(path).then().body("escalation", is("PROGRAM_ADMIN"));

    Instant tomorrow = Instant.now().plusSeconds(86_400);
    handOver(path, Ids.next(), tomorrow)
        .statusCode(422)
        .body("errors[0].pointer", is("/practitionerId"));
    handOver(path, Api.ASSOCIATE, tomorrow)
        .statusCode(200)
        .body("escalation", is("NONE"))
        .body("practitionerId", is(Api.ASSOCIATE.toString()));
    update(path, "DONE").statusCode(200);
    TestEvents.await(CareTaskDone.class, e -> e.taskId().equals(task));

    coordinator()
        .get(path + "/history")
        .then()
        .body(
            "items.changes",
            contains(
                List.of("OPENED"),
                List.of("ESCALATED"),
                List.of("ESCALATED"),
                List.of("ASSIGNED", "DUE"),
                List.of("DONE", "ASSIGNED", "DUE")))
        .body("items[1].changedBy", is("patient-service"))
        .body("items[3].changedBy", is("Test clinician"));
    String page = coordinator().get(path + "/history?limit=2").path("next");
    coordinator()
        .get(path + "/history?limit=2&cursor=" + page)
        .then()
        .body("items.escalation", contains("PROGRAM_ADMIN", "NONE"));
    assertThrows(
        SqlFailure.class, () -> sql.update("delete from care_task_change where task_id = ?", task));
  }

  @Test
  void theTimelineIsFilteredInItsQuery() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    UUID patient = admitted.patient();
    Api.openTask(admitted, Api.THERAPIST, Instant.now().plusSeconds(3600));
    TestEvents.publish(
        attendance(admitted, UUID.randomUUID(), AttendanceStatus.ATTENDED, 0, false));
    String path = "/api/v1/patients/" + patient + "/timeline";
    await()
        .untilAsserted(
            () -> coordinator().get(path).then().body("items.kind", hasItem("SESSION_ATTENDED")));
    coordinator()
        .get(path + "?kind=TASK_OPENED&kind=ADMITTED&episodeId=" + admitted.episodeId())
        .then()
        .body("items.kind", containsInAnyOrder("TASK_OPENED", "ADMITTED"));
    coordinator()
        .get(path + "?text=task opened")
        .then()
        .body("items.kind", contains("TASK_OPENED"));
    coordinator().get(path + "?text=nothing like it").then().body("items", hasSize(0));
    coordinator()
        .get(path + "?actor=" + Api.THERAPIST)
        .then()
        .body("items.kind", contains("TASK_OPENED"))
        .body("items.actorName", contains("Test clinician"));
    coordinator().get(path + "?until=2020-01-01T00:00:00Z").then().body("items", hasSize(0));
    coordinator()
        .get(path + "?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", is("until"));
    coordinator().get(path + "?kind=PARTY").then().statusCode(400);
    coordinator().get(path + "?episodeId=" + Ids.next()).then().statusCode(404);
    Response first = coordinator().get(path + "?limit=2");
    Response second = coordinator().get(path + "?limit=200&cursor=" + first.path("next"));
    List<String> all = coordinator().get(path).path("items.id");
    List<String> paged = new ArrayList<>(first.<List<String>>path("items.id"));
    paged.addAll(second.path("items.id"));
    assertEquals(all, paged);
  }

  private static ValidatableResponse handOver(String task, UUID practitioner, Instant dueAt) {
    return therapist()
        .header("If-Match", therapist().get(task).header("ETag"))
        .body(
            """
            {"state":"OPEN","assigneeRole":"CLINICIAN","practitionerId":"%s","dueAt":"%s"}"""
                .formatted(practitioner, dueAt))
        .put(task)
        .then();
  }

  private static ValidatableResponse update(String task, String state) {
    String etag = therapist().get(task).header("ETag");
    return therapist()
        .header("If-Match", etag)
        .body(
            """
            {"state":"%s","assigneeRole":"CLINICIAN","dueAt":"2026-03-02T17:00:00Z"}"""
                .formatted(state))
        .put(task)
        .then();
  }

  private static ValidatableResponse tasks(Admitted admitted) {
    return coordinator().get("/api/v1/care-tasks?patientId=" + admitted.patientId()).then();
  }

  private static ValidatableResponse timeline(Admitted admitted) {
    return coordinator().get("/api/v1/episodes/" + admitted.episodeId() + "/timeline").then();
  }

  private static AttendanceRecorded attendance(
      Admitted admitted, UUID booking, AttendanceStatus status, int misses, boolean lateEntry) {
    return new AttendanceRecorded(
        admitted.patient(),
        booking,
        UUID.randomUUID(),
        EVENING_IOP,
        SessionType.GROUP,
        Instant.now(),
        status,
        status == AttendanceStatus.NO_SHOW ? 0 : 80,
        misses,
        lateEntry);
  }
}
