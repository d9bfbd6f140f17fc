package health.trellis.event.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The check sees what would break a consumer, and lets pass what would not. */
class BreakingChangesTest {
  private static final String SCHEMA =
      """
      {
        "type": "object",
        "properties": {
          "patientId": {"type": "string", "format": "uuid"},
          "level": {"type": "string", "enum": ["MODERATE", "HIGH"]},
          "note": {"type": "string"},
          "signs": {"type": "array", "items": {"type": "object",
            "properties": {"text": {"type": "string"}}, "required": ["text"]}},
          "plan": {"$ref": "#/$defs/Plan"}
        },
        "required": ["patientId", "level"],
        "$defs": {"Plan": {"type": "object", "properties": {"minutes": {"type": "integer"}}}}
      }
      """;

  @Test
  void theSameSchemaBreaksNothing() throws IOException {
    assertEquals(List.of(), changes(schema -> {}));
  }

  @Test
  void aNewOptionalFieldAndANewConstantBreakNothing() throws IOException {
    assertEquals(
        List.of(),
        changes(
            schema -> {
              properties(schema).putObject("program").put("type", "string");
              ((ArrayNode) schema.at("/properties/level/enum")).add("IMMINENT");
            }));
  }

  @Test
  void aRemovedFieldBreaks() throws IOException {
    assertEquals(
        List.of("/note was removed"), changes(schema -> properties(schema).remove("note")));
  }

  @Test
  void aRenamedFieldBreaks() throws IOException {
    assertEquals(
        List.of("/note was removed"),
        changes(schema -> properties(schema).set("remark", properties(schema).remove("note"))));
  }

  @Test
  void aRetypedFieldBreaks() throws IOException {
    assertEquals(
        List.of("/note changed its type: \"string\" to \"integer\""),
        changes(schema -> ((ObjectNode) schema.at("/properties/note")).put("type", "integer")));
  }

  @Test
  void anotherFormatBreaks() throws IOException {
    assertEquals(
        List.of("/patientId changed its format: \"uuid\" to \"date\""),
        changes(schema -> ((ObjectNode) schema.at("/properties/patientId")).put("format", "date")));
  }

  @Test
  void aNewRequiredFieldBreaks() throws IOException {
    assertEquals(
        List.of("/program is newly required"),
        changes(
            schema -> {
              properties(schema).putObject("program").put("type", "string");
              ((ArrayNode) schema.path("required")).add("program");
            }));
  }

  @Test
  void aFieldThatBecomesOptionalBreaks() throws IOException {
    assertEquals(
        List.of("/level became optional"),
        changes(schema -> ((ArrayNode) schema.path("required")).remove(1)));
  }

  @Test
  void aRemovedConstantBreaks() throws IOException {
    assertEquals(
        List.of("/level lost the constant HIGH"),
        changes(schema -> ((ArrayNode) schema.at("/properties/level/enum")).remove(1)));
  }

  @Test
  void aChangeInsideAListBreaks() throws IOException {
    assertEquals(
        List.of("/signs/items/text was removed", "/signs/items/words is newly required"),
        changes(
            schema -> {
              ObjectNode item = (ObjectNode) schema.at("/properties/signs/items");
              ((ObjectNode) item.path("properties")).remove("text");
              item.putArray("required").add("words");
            }));
  }

  @Test
  void aChangeInsideASharedPartBreaks() throws IOException {
    assertEquals(
        List.of("/$defs/Plan/minutes was removed"),
        changes(schema -> ((ObjectNode) schema.at("/$defs/Plan/properties")).remove("minutes")));
  }

  private static List<String> changes(Consumer<ObjectNode> change) throws IOException {
    JsonNode before = ContractFiles.JSON.readTree(SCHEMA);
    ObjectNode after = before.deepCopy();
    change.accept(after);
    return BreakingChanges.between(before, after);
  }

  private static ObjectNode properties(ObjectNode schema) {
    return (ObjectNode) schema.path("properties");
  }
}
