package health.trellis.kit.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed query parameters and refuses with 400 and the parameter's name the one that cannot be
 * read. Jakarta REST itself answers 404 for it (3.1, section 3.2), which a client would take for a
 * missing record.
 */
@Provider
public class QueryParameters implements ParamConverterProvider {
  private static final Map<Class<?>, Function<String, ?>> READERS =
      Map.of(
          UUID.class, UUID::fromString,
          LocalDate.class, IsoText::date,
          Instant.class, IsoText::instant,
          Integer.class, Integer::valueOf,
          Boolean.class, QueryParameters::trueOrFalse);

  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation @Nullable [] annotations) {
    Optional<Function<String, ?>> reader = reader(type);
    if (annotations == null || reader.isEmpty()) {
      return null;
    }
    return Arrays.stream(annotations)
        .filter(QueryParam.class::isInstance)
        .map(annotation -> ((QueryParam) annotation).value())
        .findFirst()
        .map(name -> new Named<>(name, type, reader.get()))
        .orElse(null);
  }

  private static Optional<Function<String, ?>> reader(Class<?> type) {
    return type.isEnum()
        ? Optional.of(text -> constant(type, text))
        : Optional.ofNullable(READERS.get(type));
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static Boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private record Named<T>(String name, Class<T> type, Function<String, ?> reader)
      implements ParamConverter<T> {
    @Override
    public T fromString(String text) {
      try {
        return type.cast(reader.apply(text));
      } catch (IllegalArgumentException | DateTimeException unreadable) {
        throw Refusal.badRequest(name, "type", Expected.words(type));
      }
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}
