package health.trellis.patient.ground;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names, addresses and phone numbers in the form in which they are searched. */
public final class SearchText {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\p{L}\\p{N}']+");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
  private static final int PHONE_DIGITS = 10;

  private SearchText() {}

  /** The words of a text, each once, lower case, without accents: "María-José" is [maria, jose]. */
  public static List<String> words(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return Arrays.stream(BETWEEN_PARTS.split(plain.toLowerCase(Locale.ROOT)))
        .filter(part -> !part.isBlank())
        .distinct()
        .toList();
  }

  /** The end of the range of texts that begin with a prefix, in code point order. */
  public static String endOfPrefix(String prefix) {
    return prefix + Character.toString(Character.MAX_CODE_POINT);
  }

  /**
   * The last ten digits of a phone number, so that one with and one without its country code match;
   * null when there is none.
   */
  public static @Nullable String phoneKey(@Nullable String phone) {
    if (phone == null) {
      return null;
    }
    String digits = NO_DIGIT.matcher(phone).replaceAll("");
    if (digits.isEmpty()) {
      return null;
    }
    return digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
  }
}
