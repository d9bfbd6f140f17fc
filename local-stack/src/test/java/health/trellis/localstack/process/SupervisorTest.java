package health.trellis.localstack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisorTest {
  @TempDir Path folder;

  private final AtomicReference<Collection<PartState>> states = new AtomicReference<>(List.of());

  @Test
  void aPartStartsAfterThoseThatItNeeds() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    try (Supervisor supervisor =
        supervisor(
            new ShellPart("database", Set.of(), "exec sleep 60", true),
            new ShellPart("service", Set.of("database"), "exec sleep 60", true))) {
      supervisor.start((part, took) -> order.add(part.name()));
    }

    assertEquals(List.of("database", "service"), order);
  }

  @Test
  void aFailureIsToldAtOnceWithTheLastWordsAndLeavesNothingRunning() throws Exception {
    Supervisor supervisor =
        supervisor(
            new ShellPart("slow", Set.of(), "exec sleep 60", false),
            new ShellPart("broken", Set.of(), "echo no such table; exit 3", false));

    PartFailed failed = assertThrows(PartFailed.class, () -> supervisor.start((part, took) -> {}));

    assertEquals("broken failed: its process ended with code 3", failed.getMessage());
    assertEquals(List.of("no such table"), failed.lastLines());
    assertTrue(states.get().stream().noneMatch(s -> ProcessHandle.of(s.pid()).isPresent()));
  }

  @Test
  void aPartThatDiesIsStartedAgainAndTheStateSaysSo() throws Exception {
    Path pid = folder.resolve("pid");
    try (Supervisor supervisor =
        supervisor(
            new ShellPart("service", Set.of(), "echo $$ > " + pid + "; exec sleep 60", true))) {
      supervisor.start((part, took) -> {});
      long first = supervisor.states().getFirst().pid();

      processNamedIn(pid).destroyForcibly();

      PartState state = supervisor.states().getFirst();
      while (state.restarts() == 0 || state.state() != PartState.State.READY) {
        Thread.sleep(50);
        state = supervisor.states().getFirst();
      }
      assertEquals(1, state.restarts());
      assertTrue(state.pid() != first);
    }
  }

  /** The part's own process below its tether, which needs a moment to start it. */
  private static ProcessHandle processNamedIn(Path file) throws Exception {
    while (!Files.exists(file) || Files.readString(file).isBlank()) {
      Thread.sleep(20);
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
  }

  private Supervisor supervisor(Part... parts) throws Exception {
    return new Supervisor(List.of(parts), folder.resolve("logs"), states::set);
  }

  private record ShellPart(String name, Set<String> after, String script, boolean ready)
      implements Part {
    @Override
    public List<String> command() {
      return List.of("sh", "-c", script);
    }

    @Override
    public Path directory() {
      return Path.of("/");
    }

    @Override
    public String address() {
      return "nowhere";
    }
  }
}
