package health.trellis.localstack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TetherTest {
  @TempDir Path folder;

  @Test
  void aCommandEndsWhenTheLauncherIsGone() throws Exception {
    Process tethered = start("TERM", "sleep", "600");
    ProcessHandle sleep = child(tethered);

    // What the system does with the pipe of a killed launcher.
    tethered.getOutputStream().close();

    assertTrue(tethered.waitFor(10, TimeUnit.SECONDS));
    assertFalse(sleep.isAlive());
  }

  @Test
  void aCommandThatIgnoresTheSignalIsMadeToEnd() throws Exception {
    Process tethered = start("TERM", "sh", "-c", "trap '' TERM; while :; do sleep 1; done");
    child(tethered);

    tethered.getOutputStream().close();

    assertTrue(tethered.waitFor(30, TimeUnit.SECONDS));
  }

  @Test
  void theExitCodeOfACommandIsItsTethersToo() throws Exception {
    Process tethered = start("TERM", "sh", "-c", "exit 7");

    assertTrue(tethered.waitFor(10, TimeUnit.SECONDS));
    assertEquals(7, tethered.exitValue());
  }

  private Process start(String... arguments) throws Exception {
    Path script = folder.resolve("tether.sh");
    try (var resource = TetherTest.class.getResourceAsStream("/tether.sh")) {
      Files.write(script, java.util.Objects.requireNonNull(resource).readAllBytes());
    }
    List<String> command = new java.util.ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private static ProcessHandle child(Process tethered) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      var child =
          tethered
              .descendants()
              .filter(p -> !p.info().command().orElse("").endsWith("cat"))
              .findFirst();
      if (child.isPresent() && child.get().info().arguments().isPresent()) {
        return child.get();
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the command did not start");
  }
}
