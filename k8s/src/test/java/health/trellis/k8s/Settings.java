package health.trellis.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables that a process understands: one for each property of ours in its
 * configuration files and in those of the kit that it stands on.
 */
final class Settings {
  static final Path ROOT = Path.of("..");
  private static final Pattern PROPERTY = Pattern.compile("trellis\\.[a-z0-9.-]*[a-z0-9]");

  /** Set by the container file for all processes; Quarkus reads them. */
  private static final Set<String> OF_QUARKUS =
      Set.of(
          "QUARKUS_HTTP_HOST",
          "QUARKUS_HTTP_PORT",
          "QUARKUS_MANAGEMENT_HOST",
          "QUARKUS_MANAGEMENT_PORT");

  private Settings() {}

  /** Names of the variables that the process of a module reads. */
  static Set<String> of(String module) {
    Set<String> names = new TreeSet<>(OF_QUARKUS);
    for (Path file : files(module)) {
      Matcher property = PROPERTY.matcher(read(file));
      while (property.find()) {
        names.add(property.group().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
      }
    }
    return names;
  }

  private static List<Path> files(String module) {
    List<Path> files = new ArrayList<>();
    files.add(ROOT.resolve(module + "/src/main/resources/application.properties"));
    files.add(kit("http"));
    if (module.endsWith("-service")) {
      files.add(kit("data"));
    }
    return files;
  }

  private static Path kit(String part) {
    return ROOT.resolve(
        "service-kit/" + part + "/src/main/resources/META-INF/microprofile-config.properties");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
