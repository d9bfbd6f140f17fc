package health.trellis.localstack;

import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.localstack.process.PartState;
import health.trellis.localstack.process.Tether;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The stack that runs in another process, as its files tell. */
final class RunningStack {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Layout layout;

  RunningStack(Layout layout) {
    this.layout = layout;
  }

  /** The launcher, if it lives. Its start time tells it from another process with its number. */
  Optional<ProcessHandle> supervisor() throws IOException {
    if (!Files.exists(layout.supervisor())) {
      return Optional.empty();
    }
    String[] known = Files.readString(layout.supervisor()).strip().split(" ");
    return known.length == 2
        ? ProcessHandle.of(Long.parseLong(known[0]))
            .filter(p -> startOf(p).equals(known[1]) && p.isAlive())
        : Optional.empty();
  }

  /**
   * Makes this process the launcher, as long as it lives: the system lets go of the lock even after
   * a kill -9.
   *
   * @return the lock, or nothing when another launcher lives
   */
  Optional<FileLock> claim() throws IOException {
    Files.createDirectories(layout.home());
    FileChannel channel =
        FileChannel.open(layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
    if (lock.isEmpty()) {
      channel.close();
      return lock;
    }
    ProcessHandle self = ProcessHandle.current();
    Files.writeString(layout.supervisor(), self.pid() + " " + startOf(self));
    return lock;
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(i -> Long.toString(i.toEpochMilli())).orElse("0");
  }

  /** The states of the parts as last written. */
  List<PartState> states() throws IOException {
    return Files.exists(layout.state())
        ? Json.MAPPER.readValue(layout.state().toFile(), new TypeReference<>() {})
        : List.of();
  }

  /** Ends the launcher and with it all parts; tells whether there was one. */
  boolean stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> supervisor = supervisor();
    supervisor.ifPresent(ProcessHandle::destroy);
    if (supervisor.isPresent() && !awaitEnd(supervisor.get())) {
      supervisor.get().destroyForcibly();
    }
    endLeftOvers();
    return supervisor.isPresent();
  }

  /** A launcher that was killed leaves tethered parts that are ending: waits, then makes them. */
  void endLeftOvers() throws IOException, InterruptedException {
    for (PartState part : states()) {
      Optional<ProcessHandle> process = ProcessHandle.of(part.pid()).filter(this::isOurs);
      if (process.isPresent() && !awaitEnd(process.get())) {
        process.get().descendants().forEach(ProcessHandle::destroyForcibly);
        process.get().destroyForcibly();
      }
    }
    Files.deleteIfExists(layout.state());
  }

  /** A number may belong to a stranger by now: only our own tether is ended. */
  private boolean isOurs(ProcessHandle process) {
    Path tether = Tether.scriptIn(layout.logs());
    return process.info().arguments().map(List::of).orElse(List.of()).contains(tether.toString());
  }

  private static boolean awaitEnd(ProcessHandle process) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    return !process.isAlive();
  }
}
