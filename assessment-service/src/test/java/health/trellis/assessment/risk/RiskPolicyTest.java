package health.trellis.assessment.risk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.Score.Finding;
import health.trellis.assessment.instrument.Scorer;
import health.trellis.event.RiskLevel;
import health.trellis.kit.http.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskPolicyTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant EVENING = Instant.parse("2026-03-10T02:00:00Z");
  private static final Instruments INSTRUMENTS = new Instruments();

  @ParameterizedTest
  @CsvSource({
    "IMMINENT, 2026-03-10T02:00:00Z",
    "HIGH, 2026-03-10T02:15:00Z",
    "MODERATE, 2026-03-10T04:00:00Z"
  })
  void imminentMeansNowHighAQuarterOfAnHourAndModerateTheSameDay(RiskLevel level, Instant actBy) {
    assertEquals(actBy, RiskPolicy.DEFAULT.step(level).actBy(EVENING, NEW_YORK));
  }

  @ParameterizedTest
  @CsvSource({"0, 15, , true", "16, 15, , false", "0, 90, 60, false", "60, 60, 60, true"})
  void aHigherLevelNeverWaitsLongerThanALowerOne(
      Integer imminent, Integer high, @Nullable Integer moderate, boolean legal) {
    RiskPolicy policy =
        new RiskPolicy(
            new RiskPolicy.Step("a", imminent),
            new RiskPolicy.Step("b", high),
            new RiskPolicy.Step("c", moderate));

    if (legal) {
      assertDoesNotThrow(policy::refuseWaitingLongerWhenWorse);
    } else {
      assertThrows(Refusal.class, policy::refuseWaitingLongerWhenWorse);
    }
  }

  /** Questions 1 to 5, 6 in life, 6 in the past three months; x: not asked. */
  @ParameterizedTest
  @CsvSource({
    "00xxx0x, none,",
    "10xxx0x, low, MODERATE",
    "010000x, low, MODERATE",
    "110000x, low, MODERATE",
    "011000x, moderate, HIGH",
    "00xxx10, moderate, HIGH",
    "010100x, high, IMMINENT",
    "010010x, high, IMMINENT",
    "00xxx11, high, IMMINENT",
    "1110010, moderate, HIGH",
    "1111111, high, IMMINENT"
  })
  void theScreenerIsTriagedAsPublished(String answers, String band, @Nullable RiskLevel level) {
    Instrument screener = INSTRUMENTS.named("c-ssrs-screener", "instrument");
    List<String> questions =
        List.of("93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3", "93269-9");
    Map<String, Option> given = new HashMap<>();
    for (int i = 0; i < questions.size(); i++) {
      char answer = answers.charAt(i);
      if (answer != 'x') {
        given.put(
            questions.get(i),
            screener.item(questions.get(i)).orElseThrow().option(answer - '0').orElseThrow());
      }
    }

    Score score = Scorer.score(screener, given, null);

    assertEquals(band, score.band().code());
    assertEquals(
        level == null ? List.of() : List.of(level),
        score.findings().stream().map(Finding::level).toList());
  }

  @Test
  void thereIsADefaultActionForEveryLevel() {
    for (RiskLevel level : RiskLevel.values()) {
      assertEquals(false, RiskPolicy.DEFAULT.step(level).requiredAction().isBlank());
    }
  }
}
