package health.trellis.localstack.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Ties processes to this one: each runs below a small shell script that reads from us and ends it
 * when there is nobody to read from any more. That holds for a kill -9 of us too, needs no rights,
 * and works wherever there is a POSIX shell.
 */
public final class Tether implements AutoCloseable {
  private static final String NAME = "tether.sh";

  private final Path script;
  private final Set<Process> errands = ConcurrentHashMap.newKeySet();

  private Tether(Path script) {
    this.script = script;
  }

  /** A tether whose script is kept in a folder. */
  public static Tether in(Path folder) throws IOException {
    Path script = scriptIn(Files.createDirectories(folder));
    try (InputStream source = Tether.class.getResourceAsStream("/" + NAME)) {
      byte[] wanted = Objects.requireNonNull(source).readAllBytes();
      // A shell reads on in its script while it runs: one that is the same stays untouched.
      if (!Files.exists(script) || !Arrays.equals(wanted, Files.readAllBytes(script))) {
        Files.write(script, wanted);
      }
    }
    return new Tether(script);
  }

  /** Where the script of a folder is: by it a tethered process is known. */
  public static Path scriptIn(Path folder) {
    return folder.resolve(NAME);
  }

  /** A command that runs another one tethered. */
  List<String> command(String stopSignal, List<String> command) {
    List<String> tethered = new ArrayList<>(List.of("sh", script.toString(), stopSignal));
    tethered.addAll(command);
    return tethered;
  }

  /** Runs a short command to its end; its failure is an error that holds what it said. */
  public void run(List<String> command, Duration patience)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("trellis", ".out");
    try {
      if (!ranWell(command, patience, output)) {
        throw new IOException(
            command.getFirst()
                + " failed: "
                + new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** Whether a short command ends with 0. */
  public boolean succeeds(List<String> command, Duration patience)
      throws IOException, InterruptedException {
    return ranWell(command, patience, Path.of("/dev/null"));
  }

  private boolean ranWell(List<String> command, Duration patience, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command("TERM", command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Process process = builder.start();
    errands.add(process);
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == 0;
    } finally {
      errands.remove(process);
      process.getOutputStream().close();
    }
  }

  /** Ends the short commands that still run. */
  @Override
  public void close() {
    errands.forEach(Process::destroy);
  }
}
