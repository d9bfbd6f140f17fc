package health.trellis.notification.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.FamilyPermission;
import health.trellis.event.LevelOfCare;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.assessment.AssessmentSkipped;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.notification.MailboxTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nudges, the family's series and check-ins, by real timers. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class EngagementFlowTest {
  private static final Duration SOON = Duration.ofSeconds(25);

  @Inject Sql sql;
  @Inject Aftercare aftercare;
  @Inject FamilySeries series;

  private final UUID patient = UUID.randomUUID();
  private final UUID relative = UUID.randomUUID();
  private final UUID episode = UUID.randomUUID();
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Test
  void questionsAreRemindedOfUntilTheyAreAnsweredOrLetBeAndNotLonger() {
    register();
    Instant due = Instant.now().plusSeconds(4);
    UUID first = assign(due);
    UUID second = assign(due);
    Awaitility.await().atMost(SOON).until(() -> told("ASSESSMENT_NUDGE") == 1);
    answer(first);
    TestEvents.publish(
        new AssessmentSkipped(patient, second, "gad-7", "WEEKLY", "AWAY", Instant.now()));
    Awaitility.await().atMost(SOON).until(() -> timers("nudge") == 0);
    assertEquals(1, told("ASSESSMENT_NUDGE"));
  }

  @Test
  void checkInsFollowForAYearUntilThePatientIsBack() {
    register();
    TestEvents.publish(
        new EpisodeDischarged(patient, episode, UUID.randomUUID(), "COMPLETED", today));
    Awaitility.await().atMost(SOON).until(() -> timers("aftercare-check-in") == 5);
    aftercare.ask(patient, episode, "P7D");
    aftercare.ask(patient, episode, "P7D");
    aftercare.ask(patient, UUID.randomUUID(), "P7D");
    assertEquals(1, told("AFTERCARE_CHECK_IN"));

    admit(UUID.randomUUID());
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sql.query(
                        "select state from patient_course where patient_id = ?",
                        row -> row.getString(1),
                        patient)
                    .equals(List.of("ACTIVE")));
    aftercare.ask(patient, episode, "P1M");
    assertEquals(1, told("AFTERCARE_CHECK_IN"));
  }

  @Test
  void familyLearnsByWeekOfTreatmentAndOnlyWithThePatientsYes() {
    register();
    family(Set.of(FamilyPermission.RECEIVE_NOTICES));
    Awaitility.await().atMost(SOON).until(() -> timers("family-lesson") == Lessons.WEEKS);
    series.teach(patient, episode, 2);
    series.teach(patient, episode, 2);
    String body =
        sql.first(
                "select body from notification where audience = ? and channel = 'IN_APP'",
                row -> row.getString(1),
                "family:" + relative)
            .orElseThrow();
    assertTrue(body.contains("rides, meals"), body);

    family(Set.of());
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sql.query(
                        "select notices from person where audience = ?",
                        row -> row.getBoolean(1),
                        "family:" + relative)
                    .equals(List.of(false)));
    series.teach(patient, episode, 3);
    assertEquals(1, told("FAMILY_LESSON"));
  }

  private void register() {
    PatientProfile profile =
        new PatientProfile("Maria", "Testperson", null, "female", "en", "UTC", null, null);
    TestEvents.publish(new PatientRegistered(patient, profile, "sample-ehr"));
    admit(episode);
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query("select 1 from treatment_start where patient_id = ?", row -> 1, patient)
                    .isEmpty());
  }

  private void admit(UUID id) {
    TestEvents.publish(
        new EpisodeAdmitted(
            patient, id, UUID.randomUUID(), LevelOfCare.IOP, "EVENING", false, today));
  }

  private void family(Set<FamilyPermission> permissions) {
    TestEvents.publish(
        new FamilyAccessChanged(
            patient, relative, "MOTHER", "Rosa", null, null, "en", permissions));
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query(
                        "select 1 from person where audience = ?", row -> 1, "family:" + relative)
                    .isEmpty());
  }

  private UUID assign(Instant due) {
    UUID id = UUID.randomUUID();
    TestEvents.publish(new AssessmentAssigned(patient, id, "phq-9", "WEEKLY", due, false));
    return id;
  }

  private void answer(UUID assignment) {
    TestEvents.publish(
        new AssessmentCompleted(
            patient,
            UUID.randomUUID(),
            assignment,
            "phq-9",
            "WEEKLY",
            Instant.now(),
            null,
            null,
            null,
            false,
            false));
  }

  private long told(String kind) {
    return sql.query(
            "select 1 from notification where patient_id = ? and kind = ? and channel = 'IN_APP'",
            row -> 1,
            patient,
            kind)
        .size();
  }

  private long timers(String task) {
    return sql.query(
            "select 1 from scheduled_tasks where task_name = ? and task_instance like ?",
            row -> 1,
            task,
            patient + "/%")
        .size();
  }
}
