package health.trellis.localstack.process;

import health.trellis.localstack.process.PartState.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, PartProcess> processes = new ConcurrentHashMap<>();
  private final Map<String, PartState> states = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path logs;
  private final Tether tether;
  private final Consumer<Collection<PartState>> onChange;
  private volatile boolean stopping;

  /**
   * A supervisor.
   *
   * @param logs the folder for the parts' logs; those of the time before are kept beside as
   *     PART.before.log
   * @param onChange hears every change of a part's state
   */
  public Supervisor(List<Part> parts, Path logs, Consumer<Collection<PartState>> onChange)
      throws IOException {
    parts.forEach(part -> this.parts.put(part.name(), part));
    this.logs = Files.createDirectories(logs);
    this.tether = Tether.in(logs);
    this.onChange = onChange;
    for (Part part : parts) {
      if (Files.exists(log(part))) {
        Path before = logs.resolve(part.name() + ".before.log");
        Files.move(log(part), before, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /**
   * Starts all parts and waits until they are ready; when one fails, all are stopped.
   *
   * @param onReady hears of every part that got ready, with the time that it took
   */
  public void start(Progress onReady) {
    Map<String, CompletableFuture<Void>> starts = new LinkedHashMap<>();
    CompletableFuture<Void> oneFailed = new CompletableFuture<>();
    for (Part part : parts.values()) {
      CompletableFuture<?>[] before =
          part.after().stream()
              .map(name -> Objects.requireNonNull(starts.get(name), name))
              .toArray(CompletableFuture[]::new);
      CompletableFuture<Void> start =
          CompletableFuture.allOf(before).thenRunAsync(() -> bringUp(part, onReady), threads);
      start.exceptionally(
          failure -> {
            oneFailed.completeExceptionally(causeOf(failure));
            return null;
          });
      starts.put(part.name(), start);
    }
    try {
      CompletableFuture.anyOf(
              oneFailed, CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new)))
          .join();
    } catch (CompletionException failure) {
      close();
      throw causeOf(failure) instanceof PartFailed failed
          ? failed
          : new IllegalStateException(causeOf(failure));
    }
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
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
      part.prepare(tether);
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

  /** Starts the process, unless the end has begun: then nothing may be started any more. */
  private PartProcess launch(Part part, int restarts) throws IOException {
    synchronized (processes) {
      if (stopping) {
        throw new PartFailed(part.name(), log(part), "stopped");
      }
      PartProcess process = PartProcess.start(part, tether, log(part));
      processes.put(part.name(), process);
      set(part, restarts == 0 ? State.STARTING : State.RESTARTING, process.pid(), restarts);
      return process;
    }
  }

  private void awaitReady(Part part, PartProcess process) throws InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (!part.ready()) {
      if (stopping) {
        throw new PartFailed(part.name(), log(part), "stopped");
      }
      if (!process.alive()) {
        throw new PartFailed(
            part.name(), log(part), "its process ended with code " + process.await());
      }
      if (System.nanoTime() > end) {
        throw new PartFailed(
            part.name(), log(part), "it was not ready within " + READY_WITHIN.toSeconds() + " s");
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  /** Starts a part again whenever it ends by itself. */
  private void keepRunning(Part part, PartProcess first) {
    PartProcess process = first;
    BackOff backOff = new BackOff();
    try {
      for (int restarts = 1; !stopping; restarts++) {
        long since = System.nanoTime();
        process.await();
        if (stopping) {
          return;
        }
        set(part, State.RESTARTING, process.pid(), restarts);
        Thread.sleep(backOff.after(Duration.ofNanos(System.nanoTime() - since)));
        process = startAgain(part, process, restarts);
      }
    } catch (InterruptedException | PartFailed stopped) {
      // Both come only with the end of the whole.
      Thread.currentThread().interrupt();
    }
  }

  private PartProcess startAgain(Part part, PartProcess ended, int restarts)
      throws InterruptedException {
    try {
      part.prepare(tether);
      PartProcess process = launch(part, restarts);
      threads.execute(() -> announceWhenReady(part, process, restarts));
      return process;
    } catch (IOException failure) {
      note(part, "cannot be started again yet: " + failure.getMessage());
      return ended;
    }
  }

  private void announceWhenReady(Part part, PartProcess process, int restarts) {
    try {
      awaitReady(part, process);
      set(part, State.READY, process.pid(), restarts);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (PartFailed again) {
      // Whether it ended or is slow: keepRunning sees the end of a process, and status this state.
      note(part, String.valueOf(again.getMessage()));
    }
  }

  /** Leaves a word in the part's own log. */
  private void note(Part part, String word) {
    try {
      Files.writeString(
          log(part),
          "trellis: " + word + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void set(Part part, State state, long pid, int restarts) {
    synchronized (onChange) {
      states.put(
          part.name(),
          new PartState(part.name(), state, pid, restarts, part.address(), part.health()));
      onChange.accept(states());
    }
  }

  /** How the parts do, in the order of their start. */
  public List<PartState> states() {
    return parts.keySet().stream().map(states::get).filter(Objects::nonNull).toList();
  }

  private Path log(Part part) {
    return logs.resolve(part.name() + ".log");
  }

  /** Ends all parts, the last started first; those of one rank side by side. */
  @Override
  public synchronized void close() {
    synchronized (processes) {
      if (stopping) {
        return;
      }
      stopping = true;
    }
    tether.close();
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
