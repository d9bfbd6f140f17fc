package health.trellis.scheduling.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.AuthorizationUnit;
import health.trellis.scheduling.payer.DayTiers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurnDownTest {
  private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2027, 4, 30);

  @Test
  void aDayCountsFromTheProgramsMinimumOnly() {
    BurnDown use =
        of(
            AuthorizationUnit.DAY,
            10,
            attended(0, 120),
            attended(0, 60),
            attended(1, 120),
            attended(1, 59));
    assertEquals(1, use.units(use.attended()));
  }

  @Test
  void aBookedHourThatCompletesADayUsesIt() {
    BurnDown use = of(AuthorizationUnit.DAY, 10, attended(0, 120), booked(0, 60));
    assertEquals(0, use.attended());
    assertEquals(1, use.units(use.booked()));
  }

  @Test
  void hoursAreCountedByTheMinute() {
    BurnDown use = of(AuthorizationUnit.HOUR, 4, attended(0, 90), booked(1, 60));
    assertEquals(1.5, use.units(use.attended()));
    assertEquals(1.0, use.units(use.booked()));
    assertEquals(62, use.usedPercent());
  }

  @Test
  void aMissedSessionUsesNothing() {
    BurnDown use = of(AuthorizationUnit.SESSION, 2, attended(0, 0), booked(1, 60));
    assertEquals(1, use.used());
  }

  @Test
  void theLastUnitIsStillApproved() {
    assertFalse(of(AuthorizationUnit.SESSION, 2, booked(0, 60), booked(1, 60)).exceeded());
    assertTrue(
        of(AuthorizationUnit.SESSION, 2, booked(0, 60), booked(1, 60), booked(2, 60)).exceeded());
  }

  @Test
  void itRunsOutOnTheDayOfItsLastUnit() {
    BurnDown use = of(AuthorizationUnit.SESSION, 2, booked(5, 60), booked(1, 60), booked(9, 60));
    assertEquals(FIRST.plusDays(5), use.runsOutOn());
  }

  @Test
  void beyondTheCalendarItRunsOutAtItsPace() {
    BurnDown use = of(AuthorizationUnit.SESSION, 6, attended(0, 60), attended(9, 60));
    assertEquals(FIRST.plusDays(9 + 20), use.runsOutOn());
  }

  @Test
  void itDoesNotRunOutAfterItsPeriod() {
    assertNull(of(AuthorizationUnit.SESSION, 60, attended(0, 60), attended(9, 60)).runsOutOn());
  }

  @Test
  void lessThanAWeekIsNoPace() {
    assertNull(of(AuthorizationUnit.SESSION, 6, attended(0, 60), attended(3, 60)).runsOutOn());
  }

  @Test
  void eachLevelIsReachedOnce() {
    Authorization authorization =
        new Authorization(
            UUID.randomUUID(),
            new AuthorizationRequest(
                UUID.randomUUID(),
                "Harbor",
                "H-1",
                AuthorizationUnit.DAY,
                10,
                FIRST,
                LAST,
                Set.of(),
                null,
                Set.of(14, 2)));
    assertTrue(authorization.reach(79).isEmpty());
    assertEquals(80, authorization.reach(99).orElseThrow());
    assertTrue(authorization.reach(99).isEmpty());
    assertEquals(100, authorization.reach(120).orElseThrow());
    assertTrue(authorization.near(15).isEmpty());
    assertEquals(14, authorization.near(9).orElseThrow());
    assertTrue(authorization.near(3).isEmpty());
    assertEquals(2, authorization.near(0).orElseThrow());
    assertTrue(authorization.near(0).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"119,0", "120,0.5", "179,0.5", "180,1", "240,1"})
  void aPayerMayPayPartsOfADay(int minutes, double units) {
    DayTiers halfAndWhole =
        new DayTiers(DayTiers.Basis.MINUTES, new TreeMap<>(Map.of(120, 50, 180, 100)));
    BurnDown use =
        BurnDown.of(AuthorizationUnit.DAY, 10, LAST, halfAndWhole, List.of(attended(0, minutes)));
    assertEquals(units, use.units(use.attended()));
  }

  @ParameterizedTest
  @CsvSource({"2,0", "3,0.75", "4,1", "6,1"})
  void aPayerMayPayADayByItsServices(int services, double units) {
    DayTiers threeAndMore =
        new DayTiers(DayTiers.Basis.SERVICES, new TreeMap<>(Map.of(3, 75, 4, 100)));
    List<Visit> day = new ArrayList<>(List.of(attended(0, 0)));
    for (int i = 0; i < services; i++) {
      day.add(attended(0, 50));
    }
    BurnDown use = BurnDown.of(AuthorizationUnit.DAY, 10, LAST, threeAndMore, day);
    assertEquals(units, use.units(use.attended()), "a missed service is none");
  }

  private static BurnDown of(AuthorizationUnit unit, int approved, Visit... visits) {
    return BurnDown.of(unit, approved, LAST, null, List.of(visits));
  }

  private static Visit attended(int day, int minutes) {
    return new Visit(UUID.randomUUID(), FIRST.plusDays(day), minutes, true, 180);
  }

  private static Visit booked(int day, int minutes) {
    return new Visit(UUID.randomUUID(), FIRST.plusDays(day), minutes, false, 180);
  }
}
