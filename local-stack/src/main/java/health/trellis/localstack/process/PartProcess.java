package health.trellis.localstack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The running process of a part, on its tether. */
final class PartProcess {
  private static final long PATIENCE_SECONDS = 20;

  private final Process process;

  private PartProcess(Process process) {
    this.process = process;
  }

  static PartProcess start(Part part, Tether tether, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(tether.command(part.stopSignal(), part.command()))
            .directory(part.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(part.environment());
    return new PartProcess(builder.start());
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for its end; gives its exit code. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  /** Lets go of the tether: the process is asked to end, and made to after a while. */
  void stop() throws InterruptedException {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // The other end is closed: the process has ended, which is what is wanted.
      process.destroy();
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
