package health.trellis.notification.engagement;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What the family reads in each week of treatment. */
final class Lessons {
  /** A usual course of intensive outpatient care lasts some eight weeks. */
  static final int WEEKS = 8;

  private static final Map<String, Properties> BY_LANGUAGE = read();

  private Lessons() {}

  /** The lesson of a week, counted from 1. */
  static String of(int week, Locale locale) {
    Properties lessons = Objects.requireNonNull(BY_LANGUAGE.get(locale.getLanguage()));
    return Objects.requireNonNull(lessons.getProperty("week-" + week), () -> "week " + week);
  }

  private static Map<String, Properties> read() {
    Map<String, Properties> languages = new HashMap<>();
    for (String language : new String[] {"en", "es"}) {
      String name = "/messages/lessons-" + language + ".properties";
      try (var in = Objects.requireNonNull(Lessons.class.getResourceAsStream(name), name)) {
        Properties lessons = new Properties();
        lessons.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        languages.put(language, lessons);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return languages;
  }
}
