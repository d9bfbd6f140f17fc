package health.trellis.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class PatientMergeTest {
  @Inject Sql sql;

  @Test
  void aPersonOfTwoRecordsIsToldOnce() {
    Sample merged = new Sample().register("en").admit().withClinician();
    Sample survivor = new Sample().register("en");
    until(() -> team(merged.patient) == 1 && addressed(survivor) == 1);
    UUID id = UUID.randomUUID();

    TestEvents.publish(new PatientMerged(survivor.patient, merged.patient, id));
    until(() -> addressed(merged) == 0);
    assertEquals(1, addressed(survivor));
    assertEquals(1, team(survivor.patient));

    TestEvents.publish(new PatientUnmerged(survivor.patient, merged.patient, id));
    until(() -> addressed(merged) == 1);
    assertEquals(1, team(merged.patient));
    assertEquals(0, team(survivor.patient));
  }

  @Test
  void nobodyWritesToSomebodyWhoDied() {
    Sample her = new Sample().register("en");
    until(() -> addressed(her) == 1);
    PatientProfile profile =
        new PatientProfile(
            "Maria", "T", null, "female", "en", "UTC", her.email, null, null, LocalDate.EPOCH);
    TestEvents.publish(new PatientUpdated(her.patient, profile));
    until(() -> addressed(her) == 0);
  }

  private int addressed(Sample sample) {
    return count(
        "select count(*) from person where audience = ? and active", "patient:" + sample.patient);
  }

  private int team(UUID patient) {
    return count("select count(*) from care_team_member where patient_id = ?", patient);
  }

  private int count(String query, Object argument) {
    return sql.first(query, row -> row.getInt(1), argument).orElseThrow();
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }
}
