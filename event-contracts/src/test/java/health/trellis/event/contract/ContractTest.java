package health.trellis.event.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import health.trellis.event.DomainEvent;
import health.trellis.event.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records, the schemas, the examples and the AsyncAPI document say the same. */
class ContractTest {
  private static final EventSchemas SCHEMAS = new EventSchemas();

  static List<Class<? extends DomainEvent>> events() {
    return EventCatalog.events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void aRecordChangesOnlyInWaysThatBreakNobody(Class<? extends DomainEvent> event)
      throws IOException {
    Path file = ContractFiles.schema(event);
    JsonNode schema = SCHEMAS.of(event);
    if (Files.exists(file)) {
      assertEquals(List.of(), BreakingChanges.between(ContractFiles.read(file), schema));
    }
    holdOrUpdate(file, ContractFiles.pretty(schema));
  }

  @ParameterizedTest
  @MethodSource("events")
  void theExampleIsValidAndLosesNothingOnItsWay(Class<? extends DomainEvent> event)
      throws IOException {
    JsonNode example = ContractFiles.read(ContractFiles.example(event));
    assertEquals(Set.of(), errors(event, example));
    DomainEvent read = ContractFiles.JSON.treeToValue(example, event);
    String written = ContractFiles.JSON.writeValueAsString(read);
    assertEquals(read, ContractFiles.JSON.readValue(written, event));
    assertEquals(example.size(), ContractFiles.JSON.readTree(written).size());
    assertTrue(read.key() != null, "an event has a key");
  }

  @ParameterizedTest
  @MethodSource("events")
  void theSchemaRefusesAnEventThatLacksItsSubject(Class<? extends DomainEvent> event)
      throws IOException {
    assertTrue(!errors(event, ContractFiles.JSON.createObjectNode()).isEmpty());
  }

  @Test
  void noTwoEventsShareAName() {
    Set<String> names = new HashSet<>();
    events().forEach(event -> assertTrue(names.add(EventCatalog.type(event)), event.getName()));
  }

  @Test
  void everyRecordWithAnEventTypeIsInTheCatalogue() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      Set<String> annotated =
          sources
              .filter(Files::isRegularFile)
              .filter(ContractTest::isEvent)
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      assertEquals(
          annotated, events().stream().map(Class::getSimpleName).collect(Collectors.toSet()));
    }
  }

  @Test
  void noSchemaOrExampleIsLeftOver() throws IOException {
    Set<Path> expected = new HashSet<>();
    events().forEach(event -> expected.add(ContractFiles.schema(event)));
    events().forEach(event -> expected.add(ContractFiles.example(event)));
    try (Stream<Path> schemas = Files.list(ContractFiles.RESOURCES.resolve("schemas"));
        Stream<Path> examples = Files.list(ContractFiles.RESOURCES.resolve("examples"))) {
      assertEquals(expected, Stream.concat(schemas, examples).collect(Collectors.toSet()));
    }
  }

  @Test
  void theAsyncApiDocumentIsUpToDate() throws IOException {
    holdOrUpdate(ContractFiles.ASYNCAPI, AsyncApi.text());
  }

  @Test
  void theAsyncApiDocumentIsOneByItsOwnSchema() throws IOException {
    String schema = Files.readString(Path.of("src/test/resources/asyncapi-3.0.0.schema.json"));
    assertEquals(
        Set.of(),
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(schema)
            .validate(AsyncApi.parse(AsyncApi.text())));
  }

  @ParameterizedTest
  @MethodSource("events")
  void theAsyncApiDocumentTellsAllOfAnEvent(Class<? extends DomainEvent> event) throws IOException {
    JsonNode document = AsyncApi.parse(AsyncApi.text());
    String name = event.getSimpleName();
    JsonNode message = document.at("/components/messages/" + name);
    assertEquals(EventCatalog.type(event), message.path("name").asText());
    assertFalse(message.path("summary").asText().isBlank());
    assertFalse(message.at("/bindings/kafka/key/description").asText().isBlank());
    JsonNode example = message.at("/examples/0");
    assertEquals(Set.of(), errors(event, example.path("payload")));
    for (JsonNode header : document.at("/components/schemas/CloudEventHeaders/required")) {
      assertTrue(example.path("headers").has(header.asText()), header.asText());
    }
    String channel = EventCatalog.aggregate(event);
    for (String topic : List.of(channel, channel + "-dead-letters")) {
      assertTrue(document.at("/channels/" + topic + "/messages").has(name), topic);
    }
    String types = document.at("/components/schemas/WebhookBody/properties/type/enum").toString();
    assertTrue(types.contains('"' + EventCatalog.type(event) + '"'), "webhooks tell of it");
  }

  @Test
  void everyReferenceOfTheAsyncApiDocumentLeadsSomewhere() throws IOException {
    JsonNode document = AsyncApi.parse(AsyncApi.text());
    for (JsonNode reference : document.findValues("$ref")) {
      String target = reference.asText();
      boolean found =
          target.startsWith("#")
              ? !document.at(target.substring(1)).isMissingNode()
              : Files.exists(ContractFiles.RESOURCES.resolve(target));
      assertTrue(found, target);
    }
  }

  private static void holdOrUpdate(Path file, String text) throws IOException {
    if (ContractFiles.updating()) {
      ContractFiles.write(file, text);
    }
    assertEquals(
        text, Files.exists(file) ? Files.readString(file) : "", "run with -Dupdate: " + file);
  }

  private static Set<String> errors(Class<? extends DomainEvent> event, JsonNode json)
      throws IOException {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(ContractFiles.pretty(SCHEMAS.of(event)), InputFormat.JSON, config)
        .validate(json)
        .stream()
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private static boolean isEvent(Path file) {
    try {
      return Files.readString(file).contains("\n@EventType(");
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
