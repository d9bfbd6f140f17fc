package health.trellis.patient.relapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.http.FieldError;
import health.trellis.patient.relapse.RelapseContent.RiskDate;
import health.trellis.patient.relapse.RelapseContent.Sign;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelapseContentTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

  @ParameterizedTest
  @CsvSource({
    "2019-11-03, true,  2026-11-03",
    "2019-03-10, true,  2026-03-10",
    "2019-03-09, true,  2027-03-09",
    "2024-02-29, true,  2027-02-28",
    "2026-03-10, false, 2026-03-10",
    "2026-06-01, false, 2026-06-01",
    "2026-03-09, false, ",
  })
  void aYearlyDayComesAgainAndAnotherOnlyOnce(LocalDate on, boolean yearly, LocalDate next) {
    assertEquals(Optional.ofNullable(next), date(on, yearly).next(TODAY));
  }

  @Test
  void aLeapDayComesBackInALeapYear() {
    assertEquals(
        Optional.of(LocalDate.of(2028, 2, 29)),
        date(LocalDate.of(2024, 2, 29), true).next(LocalDate.of(2027, 3, 1)));
  }

  @Test
  void aPlanInForceNamesSignsAndHelpAndNoDayThatIsOver() {
    RelapseContent plan =
        new RelapseContent(null, null, null, null, null, List.of(date(TODAY.minusDays(1), false)));
    assertEquals(
        List.of("/warningSigns", "/copingStrategies", "/highRiskDates/0/on"),
        plan.gaps(TODAY).stream().map(FieldError::pointer).toList());
  }

  @Test
  void anIdNamesOneThing() {
    UUID id = UUID.randomUUID();
    List<Sign> signs = List.of(new Sign(id, "Silence", null), new Sign(id, "No sleep", null));
    RelapseContent twice = new RelapseContent(null, signs, null, null, null, null);
    assertEquals(
        List.of("/warningSigns/1/id"),
        twice.ambiguities().stream().map(FieldError::pointer).toList());
    assertTrue(
        new RelapseContent(null, signs.subList(0, 1), null, null, null, null)
            .ambiguities()
            .isEmpty());
  }

  private static RiskDate date(LocalDate on, boolean yearly) {
    return new RiskDate(null, "The day", on, yearly, null, null);
  }
}
