package health.trellis.kit.inbox;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it came, before anything in it is trusted.
 *
 * @param topic the topic
 * @param key the record's key
 * @param headers its headers
 * @param payload its value
 */
record ReceivedEvent(
    String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] payload) {

  static ReceivedEvent of(ConsumerRecord<String, byte[]> message) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : message.headers()) {
      byte[] value = header.value();
      headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }
    return new ReceivedEvent(message.topic(), message.key(), headers, message.value());
  }

  /** By which it keeps its place among others of its topic. */
  String queueKey() {
    return key == null ? "" : key;
  }

  String type() {
    return headers.getOrDefault("ce_type", "");
  }

  String source() {
    return headers.getOrDefault("ce_source", "");
  }

  @Nullable String traceparent() {
    return headers.get("traceparent");
  }

  /** The CloudEvents attributes; fails when they are missing or broken. */
  EventContext context() throws UnreadableEvent {
    try {
      return new EventContext(
          UUID.fromString(headers.getOrDefault("ce_id", "")),
          Instant.parse(headers.getOrDefault("ce_time", "")),
          source());
    } catch (IllegalArgumentException | DateTimeException broken) {
      throw new UnreadableEvent("its CloudEvents attributes are missing or broken");
    }
  }
}
