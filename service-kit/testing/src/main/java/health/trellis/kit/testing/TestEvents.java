package health.trellis.kit.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.trellis.event.DomainEvent;
import health.trellis.event.EventCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Events as another service would send them, and those that the service under test sends. */
public final class TestEvents {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private TestEvents() {}

  /** Sends an event from elsewhere; gives its id. */
  public static UUID publish(DomainEvent event) {
    UUID id = UUID.randomUUID();
    publish(event, id);
    return id;
  }

  /** Sends an event with an id, for example a second time. */
  public static void publish(DomainEvent event, UUID id) {
    publish(event, id, Instant.now());
  }

  /** Sends an event that happened at a given time. */
  public static void publish(DomainEvent event, UUID id, Instant time) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id.toString());
    headers.put("ce_type", EventCatalog.type(event.getClass()));
    headers.put("ce_source", "/elsewhere");
    headers.put("ce_subject", event.key().toString());
    headers.put("ce_time", time.toString());
    publishRaw(EventCatalog.topic(event.getClass()), event.key().toString(), headers, json(event));
  }

  /** Sends anything. */
  public static void publishRaw(
      String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, value);
    headers.forEach((k, v) -> message.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrap(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(message).get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException("the test's event could not be sent", failure);
    }
  }

  /** An event as JSON. */
  public static byte[] json(DomainEvent event) {
    try {
      return JSON.writeValueAsBytes(event);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits for an event that the service under test sent. */
  public static <E extends DomainEvent> E await(Class<E> type, Predicate<E> wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    try (KafkaConsumer<String, byte[]> consumer = fromTheBeginning(EventCatalog.topic(type))) {
      while (Instant.now().isBefore(end)) {
        for (E event : poll(consumer, type)) {
          if (wanted.test(event)) {
            return event;
          }
        }
      }
    }
    throw new AssertionError("no such event within " + PATIENCE + ": " + type.getSimpleName());
  }

  /** All events of a type that were sent until now and fit. */
  public static <E extends DomainEvent> List<E> all(Class<E> type, Predicate<E> wanted) {
    List<E> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = fromTheBeginning(EventCatalog.topic(type))) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        poll(consumer, type).stream().filter(wanted).forEach(found::add);
      }
    }
    return found;
  }

  private static KafkaConsumer<String, byte[]> fromTheBeginning(String topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrap(), "enable.auto.commit", "false"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private static <E extends DomainEvent> List<E> poll(
      KafkaConsumer<String, byte[]> consumer, Class<E> type) {
    List<E> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
      if (EventCatalog.type(type).equals(header(message, "ce_type"))) {
        try {
          events.add(JSON.readValue(message.value(), type));
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    }
    return events;
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}
