package health.trellis.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.FamilyPermission;
import health.trellis.event.LevelOfCare;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.scheduling.ProgramDefined;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.notification.person.People;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Quiet hours and hours of the day in texts are nobody's who lives elsewhere. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class PersonZoneTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Inject People people;

  @Test
  void whoseZoneNobodySaidIsWhereThePatientIsOrTheProgram() {
    Sample her = new Sample();
    her.zone = CHICAGO.getId();
    her.register("en").admit().withClinician();
    TestEvents.publish(
        new ProgramDefined(
            her.program,
            "Evening IOP",
            UUID.randomUUID(),
            NEW_YORK.getId(),
            "US",
            LevelOfCare.IOP,
            "EVENING",
            false,
            540,
            true));
    TestEvents.publish(
        new FamilyAccessChanged(
            her.patient,
            UUID.randomUUID(),
            "MOTHER",
            "Rosa",
            null,
            null,
            "en",
            Set.of(FamilyPermission.RECEIVE_NOTICES)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertEquals(NEW_YORK, people.coordinator(her.program).zone());
              assertEquals(NEW_YORK, people.careTeam(her.patient).getFirst().zone());
              assertEquals(CHICAGO, people.familyWithNotices(her.patient).getFirst().zone());
            });
    assertEquals(CHICAGO, people.zoneOf(her.patient));
    assertEquals(ZoneOffset.UTC, people.programAdmin(null).zone());
    assertEquals(ZoneOffset.UTC, people.zoneOf(UUID.randomUUID()));
  }
}
