package health.trellis.assessment.ground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.kit.json.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value kept as a JSON document in one column. The column is jsonb: map it with
 * {@code @ColumnTransformer(write = "?::jsonb")}.
 */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
  private final TypeReference<T> type;

  /** A column of the given type. */
  protected JsonColumn(TypeReference<T> type) {
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

  /** Texts by name, for example option codes by item. */
  @Converter
  public static class Texts extends JsonColumn<Map<String, String>> {
    /** For Hibernate. */
    public Texts() {
      super(new TypeReference<>() {});
    }
  }

  /** Whole numbers by name, for example subscores. */
  @Converter
  public static class Numbers extends JsonColumn<Map<String, Integer>> {
    /** For Hibernate. */
    public Numbers() {
      super(new TypeReference<>() {});
    }
  }

  /** Names, for example linkIds. */
  @Converter
  public static class Names extends JsonColumn<List<String>> {
    /** For Hibernate. */
    public Names() {
      super(new TypeReference<>() {});
    }
  }

  /** Ids. */
  @Converter
  public static class Ids extends JsonColumn<List<UUID>> {
    /** For Hibernate. */
    public Ids() {
      super(new TypeReference<>() {});
    }
  }
}
