package health.trellis.assessment.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.assessment.instrument.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");
  private static final Instant SECOND = FIRST.plus(Duration.ofDays(100));

  private final Measurement before = total(FIRST.minusSeconds(1), 20);
  private final Measurement baseline = total(FIRST, 18);
  private final Measurement later = total(FIRST.plusSeconds(60), 15);
  private final Measurement again = total(SECOND.plusSeconds(60), 17);
  private final History history =
      new History(List.of(before, baseline, later, again), List.of(FIRST, SECOND));

  @Test
  void theBaselineIsTheFirstTotalOfTheEpisodeAndTheOneBeforeIsOfAnyEpisode() {
    assertEquals(new Change(0, null, false, false, false), history.change(null, before));
    assertEquals(new Change(0, -2, false, false, false), history.change(null, baseline));
    assertEquals(new Change(-3, -3, false, false, false), history.change(null, later));
    assertEquals(new Change(0, 2, false, false, false), history.change(null, again));
    assertEquals(Optional.of(baseline), history.baseline(later.authoredAt()));
  }

  @Test
  void scoresUpToATotalAreThoseOfItsEpisode() {
    assertEquals(List.of(18, 15), history.scoresUpTo(later));
    assertEquals(List.of(17), history.scoresUpTo(again));
    assertEquals(SECOND, history.episodeStart(again.authoredAt()));
    assertEquals(Instant.EPOCH, history.episodeStart(before.authoredAt()));
  }

  @Test
  void answersWithoutATotalAreNotInIt() {
    assertEquals(Optional.of(later), history.find(later.id()));
    assertEquals(Optional.empty(), history.find(UUID.randomUUID()));
  }

  private static Measurement total(Instant authoredAt, int score) {
    return new Measurement(UUID.randomUUID(), authoredAt, score, "some", "Some", null);
  }
}
