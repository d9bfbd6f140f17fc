package health.trellis.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The lock file of a server that was killed. PostgreSQL forgets it by itself, and first makes sure
 * that no orphaned session still uses the data; only when its process number belongs to a stranger
 * by now, as it may after a restart of the machine, it would refuse to start for ever.
 */
final class StalePostmaster {
  private StalePostmaster() {}

  /** Deletes the lock file when its number is a stranger's. */
  static void forget(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      if (!lines.isEmpty() && isStranger(lines.getFirst().strip())) {
        Files.delete(file);
      }
    }
  }

  /** Who may not be seen is not ours to judge: then PostgreSQL decides. */
  private static boolean isStranger(String number) {
    return number.matches("\\d+")
        && ProcessHandle.of(Long.parseLong(number))
            .flatMap(process -> process.info().command())
            .filter(command -> !command.endsWith("postgres"))
            .isPresent();
  }
}
