package health.trellis.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who holds a port, where the machine's tools tell. */
final class PortHolder {
  private static final Pattern SS = Pattern.compile("users:\\(\\(\"([^\"]+)\",pid=(\\d+)");

  private PortHolder() {}

  /** For example {@code java (process 4711)}. */
  static Optional<String> of(int port) {
    return fromSs(run("ss", "-Hltnp", "sport = :" + port)).or(() -> fromLsof(port));
  }

  private static Optional<String> fromSs(String output) {
    Matcher match = SS.matcher(output);
    return match.find()
        ? Optional.of(match.group(1) + " (process " + match.group(2) + ")")
        : Optional.empty();
  }

  private static Optional<String> fromLsof(int port) {
    String pid = run("lsof", "-nP", "-tiTCP:" + port, "-sTCP:LISTEN").strip();
    return pid.matches("\\d+")
        ? Optional.of("process " + pid + command(Long.parseLong(pid)))
        : Optional.empty();
  }

  private static String command(long pid) {
    return ProcessHandle.of(pid).flatMap(p -> p.info().command()).map(c -> ", " + c).orElse("");
  }

  /** What a tool prints; nothing where there is no such tool. */
  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(5, TimeUnit.SECONDS) ? output : "";
    } catch (IOException noSuchTool) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
