package health.trellis.assessment.checkin;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What a patient reads after a check-in and of the days so far. Kind, never a verdict, and with a
 * way to reach somebody. In English, or in a language that has a file beside that of the English
 * words.
 */
final class KindWords {
  private static final ResourceBundle.Control ENGLISH_ELSE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle words;

  private KindWords(ResourceBundle words) {
    this.words = words;
  }

  /** The words in a language, or in a language and a region; English where there are none. */
  static KindWords in(@Nullable String language) {
    Locale locale = language == null ? Locale.ROOT : Locale.forLanguageTag(language);
    return new KindWords(ResourceBundle.getBundle("words/check-in", locale, ENGLISH_ELSE));
  }

  /**
   * The words after a check-in.
   *
   * @param near the hard day that the day is close to, if any
   * @param warning why somebody will reach out, if so
   * @param safetyPlan whether the patient has one in force
   */
  String after(@Nullable NearDate near, @Nullable EarlyWarning warning, boolean safetyPlan) {
    List<String> said = new ArrayList<>();
    said.add(words.getString("thanks"));
    if (near != null) {
      said.add(about(near));
    }
    if (warning != null) {
      said.add(words.getString("warning"));
      if (safetyPlan) {
        said.add(words.getString("safety-plan"));
      }
    }
    return String.join(" ", said);
  }

  /** The words about how the days go. */
  String of(Trend.State state, int answered) {
    String key = answered == 0 ? "none" : state.name().toLowerCase(Locale.ROOT);
    return words.getString("trend." + key);
  }

  private String about(NearDate near) {
    String day = words("near." + dayOf(near.daysAway()), near.text(), near.daysAway());
    return near.coping() == null ? day : day + " " + words("near.coping", near.coping());
  }

  private static String dayOf(int daysAway) {
    return switch (daysAway) {
      case 0 -> "today";
      case 1 -> "tomorrow";
      case -1 -> "yesterday";
      default -> "later";
    };
  }

  private String words(String key, Object... values) {
    return new MessageFormat(words.getString(key), Locale.ROOT).format(values);
  }
}
