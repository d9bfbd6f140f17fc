package health.trellis.assessment.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.HighRiskDate;
import health.trellis.event.patient.SignRating;
import health.trellis.event.patient.WarningSign;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan's ratings and hard days mean for a check-in. */
class PreventionPlanTest {
  private static final UUID SIGN = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({
    "5, 5, 7.0, 0, false, false, ''",
    "5, 5, 7.0, 1, false, false, ''",
    "5, 5, 7.0, 1, true, false, WARNING_SIGNS",
    "5, 5, 7.0, 2, false, false, WARNING_SIGNS",
    "5, 6, 7.0, 0, false, false, ''",
    "5, 7, 7.0, 0, false, false, CRAVING",
    "3, 0, 7.0, 0, false, false, ''",
    "2, 0, 7.0, 0, false, false, MOOD",
    "5, 0, 4.0, 0, false, false, ''",
    "5, 0, 3.9, 0, false, false, SLEEP",
    "0, 10, 0.0, 3, false, false, WARNING_SIGNS",
    "5, 4, 5.0, 0, false, true, ''",
    "5, 4, 5.0, 1, false, true, HIGH_RISK_DATE",
    "5, 5, 5.0, 0, false, true, HIGH_RISK_DATE",
    "4, 4, 5.0, 0, false, true, HIGH_RISK_DATE",
    "5, 4, 4.9, 0, false, true, HIGH_RISK_DATE",
    "5, 7, 7.0, 0, false, true, CRAVING"
  })
  void theFirstThatHoldsIsTheReasonToReachOutAndLessIsEnoughNearAHardDay(
      int mood, int craving, double sleep, int signs, boolean strong, boolean near, String reason) {
    assertEquals(
        reason,
        EarlyWarning.of(new EarlyWarning.Day(mood, craving, sleep, signs, strong, near))
            .map(Enum::name)
            .orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    ", , , 1.0, false",
    "1, 0, , 0.5, false",
    "7, 10, , 1.5, true",
    "7, 10, 3, 2.0, true",
    "7, 10, 4, 1.5, true",
    "4, 5, , 1.0, false",
    "4, , , 1.0, false",
    ", 10, , 1.25, false",
    ", 10, 1, 1.75, true"
  })
  void aSignWeighsByItsRating(
      @Nullable Integer frequency,
      @Nullable Integer strength,
      @Nullable Integer lead,
      double weight,
      boolean strong) {
    SignRating rating = new SignRating(frequency, strength, lead);
    PreventionPlan plan =
        new PreventionPlan(
            List.of(new WarningSign(SIGN, "sign", rating), new WarningSign(UUID.randomUUID(), "x")),
            List.of(),
            List.of(),
            List.of());

    assertEquals(weight, SignWeight.of(rating), 1e-9);
    assertEquals(weight, plan.weight(List.of(SIGN)), 1e-9);
    assertEquals(strong, plan.strong(List.of(SIGN)));
    assertEquals(0, plan.weight(List.of()), 1e-9);
    assertEquals(1.0, SignWeight.of(null));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-10, false, 2026-05-06, ",
    "2026-05-10, false, 2026-05-07, 3",
    "2026-05-10, false, 2026-05-10, 0",
    "2026-05-10, false, 2026-05-11, -1",
    "2026-05-10, false, 2026-05-12, ",
    "2019-05-10, false, 2026-05-10, ",
    "2019-05-10, true, 2026-05-09, 1",
    "2019-01-01, true, 2026-12-30, 2",
    "2019-12-31, true, 2027-01-01, -1",
    "2024-02-29, true, 2026-02-28, 0",
    "2024-02-29, true, 2028-02-29, 0"
  })
  void aHardDayIsNearFromThreeDaysBeforeToTheDayAfter(
      LocalDate on, boolean yearly, LocalDate today, @Nullable Integer away) {
    PreventionPlan plan =
        new PreventionPlan(
            List.of(),
            List.of(),
            List.of(),
            List.of(new HighRiskDate(UUID.randomUUID(), "a hard day", on, yearly, null)));

    assertEquals(away, plan.near(today).map(NearDate::daysAway).orElse(null));
  }

  @Test
  void theClosestHardDayIsTheOneThatIsSpokenOf() {
    LocalDate today = LocalDate.of(2026, 5, 10);
    PreventionPlan plan =
        new PreventionPlan(
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new HighRiskDate(UUID.randomUUID(), "later", today.plusDays(3), false, null),
                new HighRiskDate(UUID.randomUUID(), "sooner", today.plusDays(1), false, null)));

    assertEquals("sooner", plan.near(today).orElseThrow().text());
  }
}
