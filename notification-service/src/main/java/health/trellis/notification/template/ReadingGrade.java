package health.trellis.notification.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a text reads easily: in English a Flesch-Kincaid grade of at most eight, in Spanish a
 * Fernández Huerta score of at least 60, which is about the same. Health texts for the public
 * should not be harder (AHRQ Health Literacy Toolkit, tool 11).
 */
public final class ReadingGrade {
  private static final double HARDEST_GRADE = 8;
  private static final double LOWEST_SCORE = 60;

  /** Shorter texts have no grade worth the name. */
  private static final int WORDS_WORTH_COUNTING = 8;

  private static final Pattern VOWELS = Pattern.compile("[aeiouyáéíóúü]+");
  private static final Pattern SILENT_END = Pattern.compile("(?<=[^aeiouyl])e$|(?<=[^aeioudt])ed$");

  private ReadingGrade() {}

  /** Whether a text is plain enough. */
  public static boolean isPlain(String text, Locale locale) {
    List<String> words =
        Arrays.stream(text.toLowerCase(locale).split("[^\\p{L}']+"))
            .filter(word -> !word.isBlank())
            .toList();
    if (words.size() < WORDS_WORTH_COUNTING) {
      return true;
    }
    long sentences =
        Math.max(1, Arrays.stream(text.split("[.!?:]+\\s|\\R")).filter(s -> !s.isBlank()).count());
    double length = (double) words.size() / sentences;
    double syllables =
        words.stream().mapToLong(word -> syllables(word, locale)).sum() / (double) words.size();
    return locale.getLanguage().equals("es")
        ? 206.84 - 60 * syllables - 1.02 * length >= LOWEST_SCORE
        : 0.39 * length + 11.8 * syllables - 15.59 <= HARDEST_GRADE;
  }

  private static long syllables(String word, Locale locale) {
    String spoken =
        locale.getLanguage().equals("es") ? word : SILENT_END.matcher(word).replaceFirst("");
    return Math.max(1, VOWELS.matcher(spoken).results().count());
  }
}
