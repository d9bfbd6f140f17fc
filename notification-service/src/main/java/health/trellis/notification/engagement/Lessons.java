package health.trellis.notification.engagement;

import health.trellis.notification.template.Templates;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the family reads in each week of treatment. */
final class Lessons {
  /** A usual course of intensive outpatient care lasts some eight weeks. */
  static final int WEEKS = 8;

  private static final Map<String, Properties> BY_LANGUAGE =
      Templates.LOCALES.stream()
          .map(Locale::getLanguage)
          .collect(Collectors.toMap(Function.identity(), l -> Templates.words("lessons-" + l)));

  private Lessons() {}

  /** The lesson of a week, counted from 1. */
  static String of(int week, Locale locale) {
    Properties lessons = Objects.requireNonNull(BY_LANGUAGE.get(locale.getLanguage()));
    return Objects.requireNonNull(lessons.getProperty("week-" + week), () -> "week " + week);
  }
}
