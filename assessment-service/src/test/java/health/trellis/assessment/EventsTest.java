package health.trellis.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.event.EventCatalog;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.event.patient.Prescription;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Events that come twice, late, in another order or broken. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class EventsTest {
  @Inject Sql sql;
  @Inject Caseload caseload;

  @Test
  void anEpisodeThatEndedBeforeItsBeginningIsHeardOfDoesNotRun() {
    Case her = Case.registered("female");
    TestEvents.publish(
        new EpisodeDischarged(
            her.patient, her.episode, her.program, "COMPLETED", LocalDate.now(Case.ZONE)));
    TestEvents.publish(her.admission(30, false));
    await(() -> caseload.current(her.patient).isPresent());

    assertTrue(caseload.running().stream().noneMatch(e -> e.id().equals(her.episode)));
  }

  @Test
  void anAdmissionThatComesTwiceAssignsOnce() {
    Case her = Case.registered("female");
    UUID id = UUID.randomUUID();
    EpisodeAdmitted admission = her.admission(0, false);
    TestEvents.publish(admission, id);
    TestEvents.publish(admission, id);
    TestEvents.publish(admission);
    await(() -> inbox(id) == 1 && her.assignments().size() == 5);

    assertEquals(5, her.assignments().size());
  }

  @Test
  void anEpisodeTreatsWhatTheLastSignedPlanSays() {
    Case her = Case.admitted(0, false);
    TestEvents.publish(signed(her, 1, List.of("F10", "F33")));
    await(() -> conditions(her).equals(List.of("F10", "F33")));

    TestEvents.publish(signed(her, 2, null));
    UUID last = UUID.randomUUID();
    TestEvents.publish(signed(her, 3, List.of("F33")), last);
    await(() -> inbox(last) == 1);
    assertEquals(List.of("F33"), conditions(her));
  }

  private List<String> conditions(Case her) {
    return sql.query(
        "select unnest(conditions) from episode where id = ?",
        row -> row.getString(1),
        her.episode);
  }

  private static TreatmentPlanSigned signed(Case her, int version, List<String> conditions) {
    return new TreatmentPlanSigned(
        her.patient,
        her.episode,
        UUID.randomUUID(),
        version,
        LocalDate.now(Case.ZONE),
        LocalDate.now(Case.ZONE).plusDays(30),
        new Prescription(540, List.of(), List.of()),
        conditions);
  }

  @Test
  void anOldProfileDoesNotReplaceANewerOne() {
    Case her = Case.registered("female");
    UUID late = UUID.randomUUID();
    TestEvents.publish(profile(her, "male"), UUID.randomUUID(), Instant.now().plusSeconds(5));
    TestEvents.publish(profile(her, "other"), late, Instant.EPOCH);
    await(() -> inbox(late) == 1);

    assertEquals("male", caseload.sex(her.patient).orElseThrow());
  }

  @Test
  void aCorruptedEventIsSetAsideAndHoldsUpNobody() {
    UUID id = UUID.randomUUID();
    Map<String, String> headers =
        Map.of(
            "ce_id",
            id.toString(),
            "ce_type",
            EventCatalog.type(EpisodeAdmitted.class),
            "ce_source",
            "/patient-service",
            "ce_time",
            "2026-01-01T00:00:00Z");
    TestEvents.publishRaw(
        EventCatalog.topic(EpisodeAdmitted.class),
        UUID.randomUUID().toString(),
        headers,
        "{\"patientId\":\"no".getBytes(StandardCharsets.UTF_8));
    Case.admitted(0, false);

    await(
        () -> sql.query("select 1 from dead_letter where event_id = ?", row -> 1, id).size() == 1);
  }

  private static PatientUpdated profile(Case her, String sex) {
    return new PatientUpdated(
        her.patient,
        new PatientProfile("Ada", "Testperson", null, sex, "en", Case.ZONE.getId(), null, null));
  }

  private int inbox(UUID id) {
    return sql.query("select 1 from inbox where event_id = ?", row -> 1, id).size();
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }
}
