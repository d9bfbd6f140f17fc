package health.trellis.localstack.process;

import health.trellis.localstack.process.PartState.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Starts parts, those side by side that do not wait for each other, keeps them running, and ends
 * them in the reverse order.
 */
public final class Supervisor implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration LOOK_EVERY = Duration.ofMillis(150);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, PartProcess> processes = new ConcurrentHashMap<>();
  private final Map<String, PartState> states = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path logs;
  private final Path tether;
  private final Consumer<Collection<PartState>> onChange;
  private volatile boolean stopping;

  /**
   * A supervisor.
   *
   * @param logs the folder for the parts' logs
   * @param onChange hears every change of a part's state
   */
  public Supervisor(List<Part> parts, Path logs, Consumer<Collection<PartState>> onChange)
      throws IOException {
    parts.forEach(part -> this.parts.put(part.name(), part));
    this.logs = Files.createDirectories(logs);
    this.tether = logs.resolve("tether.sh");
    this.onChange = onChange;
    try (var script = Supervisor.class.getResourceAsStream("/tether.sh")) {
      Files.write(tether, java.util.Objects.requireNonNull(script).readAllBytes());
    }
  }

  /**
   * Starts all parts and waits until they are ready; when one fails, all are stopped.
   *
   * @param onReady hears of every part that got ready, with the time that it took
   */
  public void start(Progress onReady) {
    Map<String, CompletableFuture<Void>> starts = new LinkedHashMap<>();
    for (Part part : parts.values()) {
      CompletableFuture<?>[] before =
          part.after().stream().map(starts::get).toArray(CompletableFuture[]::new);
      starts.put(
          part.name(),
          CompletableFuture.allOf(before).thenRunAsync(() -> bringUp(part, onReady), threads));
    }
    try {
      CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failure) {
      close();
      throw failure.getCause() instanceof PartFailed failed
          ? failed
          : new IllegalStateException(failure.getCause());
    }
  }

  /** Hears of parts that got ready. */
  @FunctionalInterface
  public interface Progress {
    /** A part is ready. */
    void ready(Part part, Duration took);
  }

  private void bringUp(Part part, Progress onReady) {
    long start = System.nanoTime();
    try {
      part.prepare();
      PartProcess process = launch(part, 0);
      awaitReady(part, process);
      part.afterReady();
      set(part, State.READY, process.pid(), 0);
      onReady.ready(part, Duration.ofNanos(System.nanoTime() - start));
      threads.execute(() -> keepRunning(part, process));
    } catch (IOException failure) {
      throw new PartFailed(part.name(), log(part), String.valueOf(failure.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PartFailed(part.name(), log(part), "stopped");
    }
  }

  private PartProcess launch(Part part, int restarts) {
    PartProcess process = PartProcess.start(part, tether, log(part));
    processes.put(part.name(), process);
    set(part, restarts == 0 ? State.STARTING : State.RESTARTING, process.pid(), restarts);
    return process;
  }

  private void awaitReady(Part part, PartProcess process) throws InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (!part.ready()) {
      if (stopping) {
        throw new PartFailed(part.name(), log(part), "another part failed");
      }
      if (!process.alive()) {
        throw new PartFailed(part.name(), log(part), "it ended at once");
      }
      if (System.nanoTime() > end) {
        throw new PartFailed(part.name(), log(part), "it was not ready in " + READY_WITHIN);
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  /** Starts a part again whenever it ends by itself, after a pause that doubles. */
  private void keepRunning(Part part, PartProcess first) {
    PartProcess process = first;
    Duration pause = FIRST_PAUSE;
    try {
      for (int restarts = 1; ; restarts++) {
        long since = System.nanoTime();
        process.await();
        if (stopping) {
          return;
        }
        boolean ranWell = System.nanoTime() - since > LONGEST_PAUSE.toNanos();
        pause = ranWell ? FIRST_PAUSE : pause;
        set(part, State.RESTARTING, process.pid(), restarts);
        Thread.sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
        if (stopping) {
          return;
        }
        part.prepare();
        process = launch(part, restarts);
        announceWhenReady(part, process, restarts);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void announceWhenReady(Part part, PartProcess process, int restarts) {
    threads.execute(
        () -> {
          try {
            awaitReady(part, process);
            set(part, State.READY, process.pid(), restarts);
          } catch (InterruptedException | PartFailed again) {
            // The part ended before it was ready: keepRunning sees that end and tries again.
            set(part, State.RESTARTING, process.pid(), restarts);
          }
        });
  }

  private void set(Part part, State state, long pid, int restarts) {
    states.put(part.name(), new PartState(part.name(), state, pid, restarts, part.address()));
    synchronized (onChange) {
      onChange.accept(parts.keySet().stream().map(states::get).filter(s -> s != null).toList());
    }
  }

  private Path log(Part part) {
    return logs.resolve(part.name() + ".log");
  }

  /** Ends all parts, the last started first; those of one rank side by side. */
  @Override
  public synchronized void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    List<Part> left = new ArrayList<>(parts.values());
    while (!left.isEmpty()) {
      List<Part> rank =
          left.stream()
              .filter(p -> left.stream().noneMatch(other -> other.after().contains(p.name())))
              .toList();
      CompletableFuture.allOf(
              rank.stream()
                  .map(part -> CompletableFuture.runAsync(() -> stop(part), threads))
                  .toArray(CompletableFuture[]::new))
          .join();
      left.removeAll(rank);
    }
    threads.shutdownNow();
  }

  private void stop(Part part) {
    PartProcess process = processes.get(part.name());
    if (process == null) {
      return;
    }
    try {
      process.stop();
      set(part, State.STOPPED, process.pid(), 0);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
