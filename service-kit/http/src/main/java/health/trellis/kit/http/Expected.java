package health.trellis.kit.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words what kind of value was expected where another came. */
final class Expected {
  private Expected() {}

  static String words(@Nullable Class<?> type) {
    return "Expected " + kind(type) + ".";
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "another kind of value";
    }
    if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants());
    }
    return switch (type.getSimpleName()) {
      case "UUID" -> "a UUID";
      case "LocalDate" -> "a date such as 2026-03-31";
      case "LocalTime" -> "a time of day such as 09:30";
      case "Instant" -> "an instant such as 2026-03-31T13:30:00Z";
      case "Integer", "int", "Long", "long" -> "a whole number";
      case "BigDecimal", "Double", "double" -> "a number";
      case "Boolean", "boolean" -> "true or false";
      case "String" -> "text, without a null character and with no character cut in half";
      case "List", "Set", "ArrayList", "Collection" -> "a list";
      default -> "another kind of value";
    };
  }
}
