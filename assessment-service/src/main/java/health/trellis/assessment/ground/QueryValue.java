package health.trellis.assessment.ground;

import health.trellis.kit.http.IsoText;
import health.trellis.kit.http.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of query parameters. JAX-RS by itself answers a value that it cannot convert with 404, as
 * if the resource were not there; here it is refused (400) with the parameter's name.
 */
public final class QueryValue {
  private QueryValue() {}

  /** An id. */
  public static UUID uuid(String name, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw refuse(name, name + " is a UUID.");
    }
  }

  /** An id that may be absent. */
  public static @Nullable UUID uuidOrNull(String name, @Nullable String text) {
    return text == null ? null : uuid(name, text);
  }

  /** A day that may be absent. */
  public static @Nullable LocalDate dateOrNull(String name, @Nullable String text) {
    try {
      return text == null ? null : IsoText.date(text);
    } catch (DateTimeException notADay) {
      throw refuse(name, name + " is a day such as 2026-01-31.");
    }
  }

  /** A whole number in a range; the usual one where it is absent. */
  public static int number(String name, @Nullable String text, int least, int most, int usual) {
    try {
      int number = text == null ? usual : Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
      throw refuse(name, name + " is from " + least + " to " + most + ".");
    } catch (NumberFormatException notANumber) {
      throw refuse(name, name + " is a whole number.");
    }
  }

  /** One of an enum's names that may be absent. */
  public static <E extends Enum<E>> @Nullable E enumOrNull(
      String name, Class<E> type, @Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> refuse(name, "One of " + Arrays.toString(type.getEnumConstants()) + "."));
  }

  private static Refusal refuse(String name, String detail) {
    return Refusal.badRequest(name, "type", detail);
  }
}
