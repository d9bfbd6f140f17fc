package health.trellis.notification.summary;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.CareTeamRole;
import health.trellis.event.LevelOfCare;
import health.trellis.event.SessionType;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.OffTrackDetected;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.CareTeamMember;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.notification.MailboxTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The week in short. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class WeekFlowTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Sql sql;
  @Inject WeeklySummaries summaries;

  private final UUID patient = UUID.randomUUID();
  private final UUID clinician = UUID.randomUUID();
  private final UUID program = UUID.randomUUID();
  private final UUID episode = UUID.randomUUID();

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "2026-03-08T20:59:59Z, America/New_York, false",
    // The clocks went forward that night: five in the evening comes an hour sooner.
    "2026-03-08T21:00:00Z, America/New_York, true",
    "2026-03-09T03:59:59Z, America/New_York, true",
    "2026-03-09T04:00:00Z, America/New_York, false",
    "2026-03-08T16:00:00Z, Europe/Madrid, true"
  })
  void aWeekIsToldOnSundayEveningOfThePersonsOwnClock(Instant now, String zone, boolean expected) {
    assertEquals(
        expected,
        WeeklySummaries.isTime(now, ZoneId.of(zone), DayOfWeek.SUNDAY, LocalTime.of(17, 0)));
  }

  @ParameterizedTest(name = "{0} minutes in {1}: {2}")
  @CsvSource({"450, en, 7.5", "450, es, '7,5'", "540, en, 9", "0, en, 0", "100, es, '1,7'"})
  void hoursAreWrittenAsTheReaderWritesThem(int minutes, String language, String expected) {
    assertEquals(expected, WeeklySummaries.hours(minutes, Locale.of(language)));
  }

  @Test
  void aPatientHearsOnceWhatWasKept() {
    admit();
    Instant sunday =
        LocalDate.now(ZoneOffset.UTC)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
            .atTime(18, 0)
            .toInstant(ZoneOffset.UTC);
    attendance(AttendanceStatus.ATTENDED, sunday.minus(1, ChronoUnit.DAYS));
    attendance(AttendanceStatus.LATE, sunday.minus(3, ChronoUnit.DAYS));
    attendance(AttendanceStatus.NO_SHOW, sunday.minus(2, ChronoUnit.DAYS));
    milestone("GOAL_ACHIEVED");
    milestone("FIRST_FULL_WEEK");
    LocalDate monday = LocalDate.of(2026, 3, 2);
    hours(monday);
    hours(monday.plusWeeks(2));
    hours(monday.plusWeeks(3));
    TestEvents.publish(new WeeklyHoursFellShort(patient, episode, monday.plusWeeks(1), 1, 2, 2));
    Awaitility.await().atMost(SOON).until(() -> rows("week_hours") == 4);
    Awaitility.await().atMost(SOON).until(() -> rows("week_session") == 3);
    Awaitility.await().atMost(SOON).until(() -> rows("reached_goal") == 1);
    Awaitility.await().atMost(SOON).until(() -> rows("patient_course") == 1);
    Awaitility.await().atMost(SOON).until(() -> rows("person") == 1);

    summaries.look(sunday);
    summaries.look(sunday.plusSeconds(1200));
    assertEquals(
        List.of(
            "This week you kept 2 of 3 sessions, 1.7 hours in all. Goals reached: 1. Weeks in a row"
                + " with all your hours: 2. Sessions next week: 0."),
        sql.query(
            """
            select body from notification
            where patient_id = ? and kind = 'WEEKLY_SUMMARY' and channel = 'IN_APP'
            """,
            row -> row.getString(1),
            patient));
  }

  @Test
  void theCareTeamSeesWhoNeedsALook() {
    admit();
    Instant now = Instant.now();
    attendance(AttendanceStatus.NO_SHOW, now.minus(1, ChronoUnit.DAYS));
    TestEvents.publish(new OffTrackDetected(patient, "phq-9", "NO_RESPONSE", episode, now));
    TestEvents.publish(
        new AssessmentAssigned(
            patient, UUID.randomUUID(), "phq-9", "WEEKLY", now.minusSeconds(60), true));
    Awaitility.await().atMost(SOON).until(() -> rows("open_assessment") == 1);
    Awaitility.await().atMost(SOON).until(() -> rows("off_track") == 1);
    Awaitility.await().atMost(SOON).until(() -> rows("week_session") == 1);
    Awaitility.await().atMost(SOON).until(() -> rows("care_team_member") == 1);

    given()
        .auth()
        .oauth2(Tokens.clinician(clinician))
        .get("/api/v1/notifications/care-team-week")
        .then()
        .statusCode(200)
        .body("patients", equalTo(1))
        .body("missed", equalTo(List.of(patient.toString())))
        .body("offTrack", equalTo(List.of(patient.toString())))
        .body("unanswered", equalTo(List.of(patient.toString())));
    given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .get("/api/v1/notifications/week")
        .then()
        .statusCode(200)
        .body("planned", equalTo(1))
        .body("kept", equalTo(0))
        .body("minutes", equalTo(0))
        .body("goals", equalTo(0))
        .body("open", equalTo(1));
  }

  private void admit() {
    TestEvents.publish(
        new PatientRegistered(
            patient,
            new PatientProfile("Maria", "Testperson", null, "female", "en", "UTC", null, null),
            "sample-ehr"));
    TestEvents.publish(
        new EpisodeAdmitted(
            patient, episode, program, LevelOfCare.IOP, "EVENING", false, LocalDate.EPOCH));
    TestEvents.publish(
        new CareTeamChanged(
            patient,
            episode,
            program,
            List.of(new CareTeamMember(clinician, CareTeamRole.PRIMARY_THERAPIST))));
  }

  private void attendance(AttendanceStatus status, Instant startsAt) {
    TestEvents.publish(
        new AttendanceRecorded(
            patient,
            UUID.randomUUID(),
            UUID.randomUUID(),
            program,
            SessionType.GROUP,
            startsAt,
            status,
            50,
            0,
            true));
  }

  private void milestone(String kind) {
    TestEvents.publish(new MilestoneReached(patient, UUID.randomUUID(), kind, LocalDate.EPOCH));
  }

  private void hours(LocalDate week) {
    TestEvents.publish(new WeeklyHoursMet(patient, episode, week, 540, 540, 540));
  }

  private int rows(String table) {
    return sql.query("select 1 from " + table + " where patient_id = ?", row -> 1, patient).size();
  }
}
