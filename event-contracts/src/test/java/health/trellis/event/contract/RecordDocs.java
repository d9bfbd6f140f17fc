package health.trellis.event.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record's Javadoc says of it and of its components, so that schemas say it too.
 *
 * @param summary the text before the first tag
 * @param components the text of each {@code @param}
 */
record RecordDocs(String summary, Map<String, String> components) {
  private static final Pattern COMMENT =
      Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:@[^\\n]*\\n)*public record", Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("^(\\w+)\\s+(.*)$", Pattern.DOTALL);

  static RecordDocs of(Class<?> type) {
    Path source =
        Path.of("src/main/java", type.getName().replace('.', '/') + ".java").toAbsolutePath();
    try {
      Matcher comment = COMMENT.matcher(Files.readString(source));
      if (!comment.find()) {
        throw new IllegalStateException(type.getName() + " has no Javadoc");
      }
      return parse(comment.group(1));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The documentation of one component; a component without any is a mistake. */
  String component(String name) {
    String text = components.get(name);
    if (text == null) {
      throw new IllegalStateException("no @param " + name + ": " + summary);
    }
    return text;
  }

  private static RecordDocs parse(String comment) {
    String[] parts = comment.replaceAll("(?m)^\\s*\\*", "").split("@param\\s+");
    Map<String, String> components = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      Matcher parameter = PARAMETER.matcher(plain(parts[i]));
      if (parameter.matches()) {
        components.put(parameter.group(1), parameter.group(2));
      }
    }
    return new RecordDocs(plain(parts[0]), components);
  }

  private static String plain(String text) {
    return text.replaceAll("\\{@\\w+ ([^}]+)}", "$1").replaceAll("\\s+", " ").strip();
  }
}
