package health.trellis.localstack;

import health.trellis.localstack.identity.Credentials;
import health.trellis.localstack.process.PartFailed;
import health.trellis.localstack.process.PartState;
import health.trellis.localstack.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The whole of Trellis, running below this process: for {@code ./trellis up}, and for tests that
 * look at it from outside. It ends with {@link #close}, and also when this process is killed.
 */
public final class LocalStack implements AutoCloseable {
  private final Layout layout;
  private final FileLock lock;
  private final Stack stack;
  private final Supervisor supervisor;

  private LocalStack(Layout layout, FileLock lock, Stack stack) throws IOException {
    this.layout = layout;
    this.lock = lock;
    this.stack = stack;
    this.supervisor = new Supervisor(stack.parts(), layout.logs(), this::writeStates);
  }

  /** Another launcher keeps the same folder. */
  public static final class AlreadyUp extends IllegalStateException {
    private AlreadyUp(Path home) {
      super("another Trellis runs in " + home);
    }
  }

  /**
   * Starts all parts, the gateway on a free port, and waits until they are ready.
   *
   * @param repository the built repository
   * @param home where data, logs and credentials are kept
   * @throws PartFailed when a part does not get ready; nothing is left running then
   */
  public static LocalStack start(Path repository, Path home)
      throws IOException, InterruptedException {
    LocalStack local =
        claim(new Layout(repository.toAbsolutePath(), home.toAbsolutePath()), Ports.anyFree());
    local.start((part, took) -> {});
    return local;
  }

  /** Takes the folder and makes all ready to start. */
  static LocalStack claim(Layout layout, int gatewayPort) throws IOException, InterruptedException {
    RunningStack running = new RunningStack(layout);
    Optional<FileLock> lock = running.claim();
    if (lock.isEmpty()) {
      throw new AlreadyUp(layout.home());
    }
    running.endLeftOvers();
    Files.deleteIfExists(layout.ready());
    ImportedRealm.remember(layout);
    Stack stack = new Stack(layout, gatewayPort);
    Json.writePrivate(layout.credentials(), stack.credentials());
    return new LocalStack(layout, lock.get(), stack);
  }

  void start(Supervisor.Progress progress) {
    try {
      supervisor.start(progress);
    } catch (PartFailed failed) {
      close();
      throw failed;
    }
  }

  /** What is needed to use it. */
  public Credentials credentials() throws IOException {
    return stack.credentials();
  }

  /** How its parts do. */
  public List<PartState> states() {
    return supervisor.states();
  }

  /** Where its parts write their logs: PART.log. */
  public Path logs() {
    return layout.logs();
  }

  private void writeStates(Collection<PartState> states) {
    try {
      Json.writePrivate(layout.state(), states);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Ends all parts; the data stays. */
  @Override
  public synchronized void close() {
    supervisor.close();
    try {
      if (lock.isValid()) {
        Files.deleteIfExists(layout.state());
        Files.deleteIfExists(layout.supervisor());
        Files.deleteIfExists(layout.ready());
        lock.acquiredBy().close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
