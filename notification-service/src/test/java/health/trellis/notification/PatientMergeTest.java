package health.trellis.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.notification.person.People;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class PatientMergeTest {
  @Inject Sql sql;
  @Inject People people;

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

    // What comes about the merged record later, even a death, does not bring it back.
    TestEvents.publish(new PatientUpdated(merged.patient, profile(merged, null)));
    TestEvents.publish(new PatientUpdated(merged.patient, profile(merged, LocalDate.EPOCH)));
    until(() -> known(merged, "Mary") == 1 && !living(merged));
    assertEquals(0, addressed(merged));

    TestEvents.publish(new PatientUnmerged(survivor.patient, merged.patient, id));
    until(() -> team(merged.patient) == 1);
    assertEquals(0, team(survivor.patient));
    assertEquals(0, addressed(merged), "who died stays dead");
    TestEvents.publish(new PatientUpdated(merged.patient, profile(merged, null)));
    until(() -> addressed(merged) == 1);
  }

  @Test
  void nobodyWritesToSomebodyWhoDied() {
    Sample her = new Sample().register("en");
    until(() -> addressed(her) == 1);
    TestEvents.publish(new PatientUpdated(her.patient, profile(her, LocalDate.EPOCH)));
    until(() -> addressed(her) == 0);
  }

  private static PatientProfile profile(Sample of, @Nullable LocalDate deceasedOn) {
    return new PatientProfile(
        "Mary", "T", null, "female", "en", "UTC", of.email, null, null, deceasedOn);
  }

  private int addressed(Sample sample) {
    return people.patient(sample.patient).isPresent() ? 1 : 0;
  }

  private int known(Sample sample, String name) {
    return sql.query(
            "select 1 from person where audience = ? and given_name = ?",
            row -> 1,
            "patient:" + sample.patient,
            name)
        .size();
  }

  private boolean living(Sample sample) {
    return count(
            "select count(*) from person where audience = ? and active",
            "patient:" + sample.patient)
        == 1;
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
