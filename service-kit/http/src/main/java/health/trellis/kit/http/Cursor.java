package health.trellis.kit.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A place in a list: the sort values of its last row. Opaque to clients. It is not signed: it only
 * says where to go on, and what a caller may see is decided anew on every page.
 */
public final class Cursor {
  private static final String SEPARATOR = "\u001f";

  private final List<String> parts;

  private Cursor(List<String> parts) {
    this.parts = parts;
  }

  /** The place after a row with these sort values. */
  public static Cursor of(Object... parts) {
    return new Cursor(Arrays.stream(parts).map(String::valueOf).toList());
  }

  /** Reads what {@link #encode} wrote. */
  static Cursor decode(String text) {
    try {
      String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      return new Cursor(List.of(joined.split(SEPARATOR, -1)));
    } catch (IllegalArgumentException broken) {
      throw broken();
    }
  }

  /** Text for the client to send back. */
  public String encode() {
    String joined = parts.stream().collect(Collectors.joining(SEPARATOR));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /** The part as an id. */
  public UUID uuid(int index) {
    return part(index, UUID::fromString);
  }

  /** The part as an instant. */
  public Instant instant(int index) {
    return part(index, Instant::parse);
  }

  /** The part as a date. */
  public LocalDate date(int index) {
    return part(index, LocalDate::parse);
  }

  /** The part as a number. */
  public long number(int index) {
    return part(index, Long::parseLong);
  }

  /** The part as text. */
  public String text(int index) {
    return part(index, Function.identity());
  }

  private <T> T part(int index, Function<String, T> reader) {
    if (index >= parts.size()) {
      throw broken();
    }
    try {
      return reader.apply(parts.get(index));
    } catch (IllegalArgumentException | DateTimeException broken) {
      throw broken();
    }
  }

  private static Refusal broken() {
    return Refusal.badRequest(
        "cursor", "cursor", "Send the cursor exactly as the page before gave it.");
  }
}
