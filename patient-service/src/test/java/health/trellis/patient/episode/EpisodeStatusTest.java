package health.trellis.patient.episode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeStatusTest {
  @ParameterizedTest
  @CsvSource({
    "PLANNED, ACTIVE, true",
    "PLANNED, DISCHARGED, true",
    "PLANNED, ON_HOLD, false",
    "ACTIVE, ON_HOLD, true",
    "ACTIVE, DISCHARGED, true",
    "ACTIVE, PLANNED, false",
    "ACTIVE, ACTIVE, false",
    "ON_HOLD, ACTIVE, true",
    "ON_HOLD, DISCHARGED, true",
    "ON_HOLD, ON_HOLD, false",
    "DISCHARGED, ACTIVE, false",
    "DISCHARGED, PLANNED, false",
    "DISCHARGED, DISCHARGED, false"
  })
  void everyTransitionIsLegalOrNot(EpisodeStatus from, EpisodeStatus to, boolean legal) {
    assertEquals(legal, from.mayBecome(to));
  }

  @org.junit.jupiter.api.Test
  void aDischargedEpisodeIsOver() {
    assertEquals(Set.of(), EpisodeStatus.DISCHARGED.next());
  }
}
