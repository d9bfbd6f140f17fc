package health.trellis.localstack.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A part could not be started. */
public final class PartFailed extends RuntimeException {
  private static final int LINES = 25;

  private final transient Path log;

  PartFailed(String part, Path log, String reason) {
    super(part + " failed: " + reason);
    this.log = log;
  }

  /** The last lines of its log. */
  public List<String> lastLines() {
    try {
      // A part may write what is no UTF-8; that is no reason to hide the rest.
      List<String> lines = new String(Files.readAllBytes(log), UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (IOException noLog) {
      return List.of("(it wrote no log)");
    }
  }
}
