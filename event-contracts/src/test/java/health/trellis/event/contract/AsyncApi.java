package health.trellis.event.contract;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.trellis.event.DomainEvent;
import health.trellis.event.EventCatalog;
import health.trellis.event.PatientEvent;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The AsyncAPI 3.0.0 document of all events: a channel per topic and for what could not be handled
 * of it, a message with an example per event, for each service what it sends, and what partners are
 * sent. Payloads refer to the schema files beside the document.
 */
final class AsyncApi {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private final ObjectNode document = YAML.createObjectNode();

  /** The document as text, to be committed. */
  static String text() throws IOException {
    return "# Made from the event records by ContractTest; do not edit.\n"
        + YAML.writeValueAsString(new AsyncApi().build());
  }

  /** The document as data. */
  static JsonNode parse(String text) throws IOException {
    return YAML.readTree(text);
  }

  private ObjectNode build() throws IOException {
    document.put("asyncapi", "3.0.0");
    info(document.putObject("info"));
    document.put("defaultContentType", "application/json");
    TreeMap<String, List<Class<? extends DomainEvent>>> topics =
        EventCatalog.events().stream()
            .collect(groupingBy(EventCatalog::topic, TreeMap::new, toList()));
    ObjectNode channels = document.putObject("channels");
    for (var entry : topics.entrySet()) {
      String topic = entry.getKey();
      List<Class<? extends DomainEvent>> events = entry.getValue();
      String name = EventCatalog.aggregate(events.getFirst());
      String sender = "Sent by " + sender(events.getFirst()) + ".";
      channel(channels.putObject(name), topic, sender, events);
      String failed = "What a consumer could not handle of " + topic + ", under its own key.";
      channel(channels.putObject(name + "-dead-letters"), topic + ".dlt", failed, events);
    }
    PartnerMessages.channels(channels);
    ObjectNode operations = document.putObject("operations");
    topics.forEach((topic, events) -> operation(operations, events));
    PartnerMessages.operations(operations);
    components(document.putObject("components"));
    return document;
  }

  private static void info(ObjectNode info) {
    info.put("title", "Trellis events").put("version", "1.0.0");
    info.put(
        "description",
        "The facts that Trellis's services tell each other, as CloudEvents 1.0 over Kafka in binary"
            + " mode. The key is the patient's id wherever there is a patient, so that all events of"
            + " one patient in a topic stay in order. Delivery is at least once: consumers recognise"
            + " an event by ce_id. An event that cannot be handled goes to the dead-letter topic of"
            + " its topic. Fields may be added as optional, never removed or retyped. Partners get"
            + " no Kafka: they are told by HTTP, of ids alone.");
    info.putObject("license").put("name", "Apache-2.0");
  }

  private static void channel(
      ObjectNode channel,
      String topic,
      String description,
      List<Class<? extends DomainEvent>> events) {
    channel.put("address", topic);
    channel.put("description", description);
    ObjectNode messages = channel.putObject("messages");
    events.forEach(
        event ->
            messages
                .putObject(event.getSimpleName())
                .put("$ref", "#/components/messages/" + event.getSimpleName()));
    channel
        .putObject("bindings")
        .putObject("kafka")
        .put("topic", topic)
        .put("bindingVersion", "0.5.0");
  }

  private static void operation(ObjectNode operations, List<Class<? extends DomainEvent>> events) {
    String channel = EventCatalog.aggregate(events.getFirst());
    ObjectNode operation = operations.putObject("send-" + channel);
    operation.put("action", "send");
    operation.put(
        "summary", sender(events.getFirst()) + " tells of " + channel.replace('-', ' ') + ".");
    operation.putObject("channel").put("$ref", "#/channels/" + channel);
    operation.putArray("tags").addObject().put("name", sender(events.getFirst()));
    ArrayNode messages = operation.putArray("messages");
    events.forEach(
        event ->
            messages
                .addObject()
                .put("$ref", "#/channels/" + channel + "/messages/" + event.getSimpleName()));
  }

  private static void components(ObjectNode components) throws IOException {
    ObjectNode messages = components.putObject("messages");
    for (Class<? extends DomainEvent> event :
        EventCatalog.events().stream().sorted(comparing(Class::getSimpleName)).toList()) {
      message(messages.putObject(event.getSimpleName()), event);
    }
    PartnerMessages.messages(messages);
    ObjectNode schemas = components.putObject("schemas");
    cloudEventHeaders(schemas.putObject("CloudEventHeaders"));
    PartnerMessages.schemas(schemas);
  }

  private static void message(ObjectNode message, Class<? extends DomainEvent> event)
      throws IOException {
    String type = EventCatalog.type(event);
    message.put("name", type).put("title", event.getSimpleName());
    message.put("summary", RecordDocs.of(event).summary());
    message.put("contentType", "application/json");
    message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
    message.putObject("payload").put("$ref", "./schemas/" + type + ".schema.json");
    ObjectNode key =
        message
            .putObject("bindings")
            .putObject("kafka")
            .put("bindingVersion", "0.5.0")
            .putObject("key");
    key.put("type", "string").put("format", "uuid");
    boolean aboutPatient = PatientEvent.class.isAssignableFrom(event);
    key.put("description", aboutPatient ? "the patient's id" : "the id of what it is about");
    example(message.putArray("examples").addObject(), event);
  }

  private static void example(ObjectNode example, Class<? extends DomainEvent> event)
      throws IOException {
    JsonNode payload = ContractFiles.read(ContractFiles.example(event));
    UUID key = ContractFiles.JSON.treeToValue(payload, event).key();
    ObjectNode headers = example.putObject("headers");
    headers.put("ce_specversion", "1.0").put("ce_id", "0197a000-0000-7000-8000-000000000e01");
    headers.put("ce_type", EventCatalog.type(event)).put("ce_source", "/" + sender(event));
    headers.put("ce_subject", key.toString()).put("ce_time", "2026-03-02T15:04:05Z");
    example.set("payload", payload);
  }

  private static void cloudEventHeaders(ObjectNode headers) {
    headers.put("type", "object");
    ObjectNode fields = headers.putObject("properties");
    header(fields, "ce_specversion", "CloudEvents version").put("const", "1.0");
    header(fields, "ce_id", "id of the event; the same when it is delivered again");
    header(fields, "ce_type", "the message's name, for example health.trellis.episode.admitted.v1");
    header(fields, "ce_source", "the service that tells it");
    header(fields, "ce_subject", "the key again: the patient's id wherever there is a patient");
    header(fields, "ce_time", "when it happened").put("format", "date-time");
    header(fields, "traceparent", "W3C trace context of the request behind it");
    header(fields, "trellis_failure", "in dead-letter topics alone: where it failed, by class");
    ArrayNode required = headers.putArray("required");
    List.of("ce_specversion", "ce_id", "ce_type", "ce_source").forEach(required::add);
  }

  private static ObjectNode header(ObjectNode fields, String name, String description) {
    return fields.putObject(name).put("type", "string").put("description", description);
  }

  private static String sender(Class<? extends DomainEvent> event) {
    String name = event.getPackageName();
    return name.substring(name.lastIndexOf('.') + 1) + "-service";
  }
}
