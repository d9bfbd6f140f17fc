package health.trellis.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that run Java, with limits so that the whole stack fits 3 GiB. */
final class Java {
  /** Options of the operator's own, apart by spaces; they win over ours. */
  static final String OPTIONS = "TRELLIS_JAVA_OPTIONS";

  private Java() {}

  /** A JVM with a heap limit; the first compiler only, which halves the start on two cores. */
  static List<String> command(int heapMegabytes, String... more) {
    List<String> command = limited(heapMegabytes, System.getenv(OPTIONS));
    command.addAll(List.of(more));
    return command;
  }

  static List<String> limited(int heapMegabytes, @Nullable String options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    if (options != null && !options.isBlank()) {
      command.addAll(List.of(options.strip().split("\\s+")));
    }
    return command;
  }
}
