package health.trellis.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that run Java, with limits so that the whole stack fits 3 GiB. */
final class Java {
  private Java() {}

  /** A JVM with a heap limit; the first compiler only, which halves the start on two cores. */
  static List<String> command(int heapMegabytes, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(more));
    return command;
  }
}
