package health.trellis.localstack;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.localstack.process.PartState;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStackTest {
  @TempDir Path home;
  private Layout layout;
  private RunningStack running;

  @BeforeEach
  void layout() {
    layout = new Layout(home, home);
    running = new RunningStack(layout);
  }

  @Test
  void theLauncherThatClaimedIsFound() throws IOException {
    FileLock lock = running.claim().orElseThrow();

    assertEquals(ProcessHandle.current(), running.supervisor().orElseThrow());
    lock.acquiredBy().close();
  }

  @Test
  void aStrangerWithTheNumberOfADeadLauncherIsNotTakenForIt() throws IOException {
    Files.writeString(layout.supervisor(), ProcessHandle.current().pid() + " 12345");

    assertTrue(running.supervisor().isEmpty());
  }

  @Test
  void aDamagedFileIsNoLauncher() throws IOException {
    Files.writeString(layout.supervisor(), "");

    assertTrue(running.supervisor().isEmpty());
  }

  @Test
  void leftOversOfStrangersAreLeftAlone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    Json.writePrivate(
        layout.state(),
        List.of(new PartState("kafka", PartState.State.READY, stranger.pid(), 0, "here", null)));

    assertDoesNotThrow(running::endLeftOvers);

    assertTrue(stranger.isAlive());
    assertFalse(Files.exists(layout.state()));
    stranger.destroyForcibly();
  }

  @Test
  void theLockFileOfAStrangersNumberIsForgotten() throws IOException {
    Path data = Files.createDirectories(home.resolve("data"));
    Path file = data.resolve("postmaster.pid");
    Files.writeString(file, ProcessHandle.current().pid() + "\n" + data + "\n");

    StalePostmaster.forget(data);

    assertFalse(Files.exists(file));
  }

  @Test
  void theLockFileOfADeadServerIsLeftToPostgresql() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Path data = Files.createDirectories(home.resolve("data"));
    Path file = data.resolve("postmaster.pid");
    Files.writeString(file, ended.pid() + "\n" + data + "\n");

    StalePostmaster.forget(data);

    assertTrue(Files.exists(file));
  }
}
