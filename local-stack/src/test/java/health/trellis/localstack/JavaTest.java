package health.trellis.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaTest {
  /** Of two options of the same name a JVM takes the last. */
  @Test
  void theOperatorsOptionsComeAfterOurs() {
    List<String> ours = Java.limited(192, null);

    List<String> command = Java.limited(192, " -XX:TieredStopAtLevel=4  -Xmx512m ");

    assertEquals(ours, command.subList(0, ours.size()));
    assertEquals(
        List.of("-XX:TieredStopAtLevel=4", "-Xmx512m"),
        command.subList(ours.size(), command.size()));
    assertTrue(ours.contains("-XX:TieredStopAtLevel=1"));
  }

  @Test
  void noOptionsAreNone() {
    assertEquals(Java.limited(192, null), Java.limited(192, " "));
  }
}
