package health.trellis.patient.ground;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.trellis.kit.json.EventJson;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/**
 * A record kept as a JSON document in one column. The column is jsonb: map it with
 * {@code @ColumnTransformer(write = "?::jsonb")}.
 */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
  private final Class<T> type;

  /** A column of the given type. */
  protected JsonColumn(Class<T> type) {
    this.type = type;
  }

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable T value) {
    return value == null ? null : EventJson.write(value);
  }

  @Override
  public @Nullable T convertToEntityAttribute(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try {
      return EventJson.mapper().readValue(json, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored document cannot be read", broken);
    }
  }
}
