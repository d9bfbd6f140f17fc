package health.trellis.kit.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Dates and instants as a request may write them: ISO 8601 in the years 0000 to 9999. Java reads
 * years of nine digits with a sign too, which neither FHIR nor the database knows.
 */
public final class IsoText {
  private IsoText() {}

  /**
   * A date such as 2026-03-31.
   *
   * @throws DateTimeException when it is none
   */
  public static LocalDate date(String text) {
    return LocalDate.parse(unsigned(text));
  }

  /**
   * An instant such as 2026-03-31T13:30:00Z, or with an offset.
   *
   * @throws DateTimeException when it is none
   */
  public static Instant instant(String text) {
    return Instant.parse(unsigned(text));
  }

  private static String unsigned(String text) {
    if (text.startsWith("-") || text.startsWith("+")) {
      throw new DateTimeParseException("The year has a sign.", text, 0);
    }
    return text;
  }
}
