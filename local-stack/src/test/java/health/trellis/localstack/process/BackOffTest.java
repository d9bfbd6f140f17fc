package health.trellis.localstack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final Duration SHORT_RUN = Duration.ofSeconds(3);

  @Test
  void thePauseDoublesUpToHalfAMinute() {
    BackOff backOff = new BackOff();

    List<Long> seconds =
        IntStream.range(0, 7).mapToObj(i -> backOff.after(SHORT_RUN).toSeconds()).toList();

    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L), seconds);
  }

  @Test
  void aPartThatRanWellStartsAgainAtOnce() {
    BackOff backOff = new BackOff();
    IntStream.range(0, 5).forEach(i -> backOff.after(SHORT_RUN));

    assertEquals(Duration.ofSeconds(1), backOff.after(Duration.ofMinutes(5)));
    assertEquals(Duration.ofSeconds(2), backOff.after(SHORT_RUN));
  }
}
