package health.trellis.kit.fhir;

import health.trellis.kit.http.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of FHIR search parameters (R4, section 3.1.1). Bad ones are refused (400). */
public final class FhirSearch {
  private static final Pattern DATE = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb)?(.+)");

  private FhirSearch() {}

  /**
   * A token.
   *
   * @param system the system; absent when any will do; empty when there must be none
   * @param code the code; absent when any of the system will do
   */
  public record Token(@Nullable String system, @Nullable String code) {
    /** Whether a code of a system matches. */
    public boolean matches(@Nullable String otherSystem, @Nullable String otherCode) {
      boolean sameSystem = system == null || system.equals(otherSystem == null ? "" : otherSystem);
      return sameSystem && (code == null || code.equals(otherCode));
    }
  }

  /** How a date is compared. */
  public enum Comparison {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB
  }

  /**
   * A date with its precision as a span of time.
   *
   * @param comparison how it is compared
   * @param from start of the span, inclusive
   * @param until end of the span, exclusive
   */
  public record DateParam(Comparison comparison, Instant from, Instant until) {
    /** Whether a moment matches. */
    public boolean matches(Instant moment) {
      boolean before = moment.isBefore(from);
      boolean after = !moment.isBefore(until);
      return switch (comparison) {
        case EQ -> !before && !after;
        case NE -> before || after;
        case GT, SA -> after;
        case LT, EB -> before;
        case GE -> !before;
        case LE -> !after;
      };
    }
  }

  /** {@code a,b}: several values of which one must match. */
  public static List<String> anyOf(@Nullable String value) {
    return value == null || value.isBlank()
        ? List.of()
        : Arrays.stream(value.split(",")).map(String::strip).filter(v -> !v.isEmpty()).toList();
  }

  /** {@code [system|]code}. */
  public static Token token(String value) {
    int bar = value.indexOf('|');
    if (bar < 0) {
      return new Token(null, value);
    }
    String code = value.substring(bar + 1);
    return new Token(value.substring(0, bar), code.isEmpty() ? null : code);
  }

  /** {@code [prefix]date}, with the precision of a year, month, day or instant. */
  public static DateParam date(String name, String value) {
    Matcher match = DATE.matcher(value);
    if (!match.matches()) {
      throw notADate(name);
    }
    Comparison comparison =
        Optional.ofNullable(match.group(1))
            .map(p -> Comparison.valueOf(p.toUpperCase(java.util.Locale.ROOT)))
            .orElse(Comparison.EQ);
    try {
      return span(comparison, match.group(2));
    } catch (DateTimeException broken) {
      throw notADate(name);
    }
  }

  private static DateParam span(Comparison comparison, String text) {
    return switch (text.length()) {
      case 4 -> days(comparison, Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
      case 7 ->
          days(
              comparison,
              YearMonth.parse(text).atDay(1),
              YearMonth.parse(text).plusMonths(1).atDay(1));
      case 10 -> days(comparison, LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
      default -> instant(comparison, text);
    };
  }

  private static DateParam days(Comparison comparison, LocalDate from, LocalDate until) {
    return new DateParam(
        comparison,
        from.atStartOfDay(ZoneOffset.UTC).toInstant(),
        until.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** A plus sign in a URL arrives as a blank: it is meant as the sign of an offset. */
  private static DateParam instant(Comparison comparison, String text) {
    Instant instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    return new DateParam(comparison, instant, instant.plusSeconds(1));
  }

  /** {@code Type/id} or {@code id}; empty when it can match nothing of ours. */
  public static Optional<UUID> reference(String value, String type) {
    String id = value.startsWith(type + "/") ? value.substring(type.length() + 1) : value;
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Refusal notADate(String name) {
    return Refusal.badRequest(
        name, "date", "A date is YYYY, YYYY-MM, YYYY-MM-DD or an instant, with eq, gt and so on.");
  }
}
