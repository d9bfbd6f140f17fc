package health.trellis.kit.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.trellis.event.DomainEvent;
import java.io.IOException;

/**
 * Events as JSON. Unlike requests, events are read with patience: a newer producer may add fields
 * that this consumer does not know.
 */
public final class EventJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private EventJson() {}

  /** An event as JSON. */
  public static String write(Object event) {
    try {
      return MAPPER.writeValueAsString(event);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an event record must be writable", impossible);
    }
  }

  /** An event from JSON; fails when it is not one. */
  public static <E extends DomainEvent> E read(byte[] json, Class<E> type) throws IOException {
    E event = MAPPER.readValue(json, type);
    if (event == null || event.key() == null) {
      throw new IOException("the event names nobody");
    }
    return event;
  }

  /** The mapper behind it, for stored data of the same kind. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }
}
