package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.await;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.plan;
import static health.trellis.scheduling.Clinic.scheduled;
import static health.trellis.scheduling.Clinic.weekly;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.SessionType;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.scheduling.allocation.Horizon;
import health.trellis.scheduling.fhir.SlotChangePruning;
import health.trellis.scheduling.hours.ClosingTimer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class TimersTest {
  @Inject ClosingTimer closing;
  @Inject Horizon horizon;
  @Inject SlotChangePruning pruning;
  @Inject Sql sql;

  @Test
  void aWeekIsClosedOnceADayAfterItsEndAndNeverBeforeThePlanWasKnown() {
    Clinic clinic = Clinic.open();
    clinic.group("CBT", 8, "09:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");
    UUID patient = clinic.admit(UUID.randomUUID(), monday(-3));
    TestEvents.publish(plan(patient, 1, monday(-3), 540, weekly(SessionType.GROUP, 3)));
    await(() -> scheduled(patient, monday(1), monday(1).plusDays(6)).size() == 3);
    Instant end = monday(2).atStartOfDay(Clinic.ZONE).toInstant();
    closing.closeDue(end.plusSeconds(23 * 3600));
    assertEquals(Set.of(monday(0)), shortWeeks(patient));
    closing.closeDue(end.plusSeconds(24 * 3600));
    closing.closeDue(end.plusSeconds(30 * 3600));
    TestEvents.await(
        WeeklyHoursFellShort.class,
        e -> e.patientId().equals(patient) && e.weekStart().equals(monday(1)));
    assertEquals(Set.of(monday(0), monday(1)), shortWeeks(patient));
    assertEquals(
        2, TestEvents.all(WeeklyHoursFellShort.class, e -> e.patientId().equals(patient)).size());
  }

  @Test
  void theDailyRunChangesNothingThatIsThere() {
    Clinic clinic = Clinic.open();
    clinic.group("CBT", 8, "09:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");
    UUID patient = clinic.admit();
    TestEvents.publish(plan(patient, 1, monday(1), 540, weekly(SessionType.GROUP, 3)));
    await(() -> scheduled(patient, monday(1), monday(1).plusDays(6)).size() == 3);
    var before = scheduled(patient, monday(0), monday(9));
    horizon.extend();
    assertEquals(before, scheduled(patient, monday(0), monday(9)));
  }

  @Test
  void whatChangedInTimeLongOverIsForgotten() {
    Clinic clinic = Clinic.open();
    Instant now = Instant.now();
    for (int days : new int[] {31, 29, -5}) {
      Instant end = now.minus(Duration.ofDays(days));
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  sql.update(
                      "insert into slot_change (clinician_id, starts_at, ends_at) values (?, ?, ?)",
                      clinic.therapist,
                      end.minusSeconds(3600),
                      end));
    }
    pruning.prune(now);
    assertEquals(
        List.of(
            now.minus(Duration.ofDays(29)).getEpochSecond(),
            now.plus(Duration.ofDays(5)).getEpochSecond()),
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    sql.query(
                        "select ends_at from slot_change where clinician_id = ? order by ends_at",
                        row -> row.getTimestamp(1).toInstant().getEpochSecond(),
                        clinic.therapist)));
  }

  private static Set<LocalDate> shortWeeks(UUID patient) {
    TestEvents.await(WeeklyHoursFellShort.class, e -> e.patientId().equals(patient));
    return TestEvents.all(WeeklyHoursFellShort.class, e -> e.patientId().equals(patient)).stream()
        .map(WeeklyHoursFellShort::weekStart)
        .collect(Collectors.toSet());
  }
}
