package health.trellis.notification.person;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be told something.
 *
 * @param audience who, as {@link Audience} names it
 * @param givenName how to address the person
 * @param language BCP 47 tag of the preferred language
 * @param timeZone IANA zone; absent where unknown
 * @param email where mail goes; absent where unknown
 */
public record Person(
    String audience,
    String givenName,
    String language,
    @Nullable String timeZone,
    @Nullable String email) {

  /** The zone for wall-clock times; UTC where none is known. */
  public ZoneId zone() {
    try {
      return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
    } catch (DateTimeException unknownZone) {
      return ZoneOffset.UTC;
    }
  }

  /** The language for texts: Spanish for all who prefer it, else English. */
  public Locale locale() {
    return "es".equals(Locale.forLanguageTag(language).getLanguage())
        ? Locale.of("es")
        : Locale.ENGLISH;
  }
}
