package health.trellis.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {
  private final ObjectMapper json = new ObjectMapper();

  record Person(String name) {}

  @BeforeEach
  void strict() {
    new StrictJson().customize(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud83d", "\\ude00 and", "\\ude00\\ud83d"})
  void whatTheDatabaseCannotKeepIsRefusedByField(String escaped) {
    InvalidFormatException refused =
        assertThrows(
            InvalidFormatException.class,
            () -> json.readValue("{\"name\":\"" + escaped + "\"}", Person.class));

    assertEquals("name", refused.getPath().getFirst().getFieldName());
  }

  @Test
  void everyOtherTextArrivesAsItWasSent() throws JsonProcessingException {
    assertEquals(
        new Person("Ána \t\uD83D\uDE00"),
        json.readValue("{\"name\":\"Ána \\t\\ud83d\\ude00\"}", Person.class));
    assertEquals(Map.of("a", "b"), json.readValue("{\"a\":\"b\"}", Map.class));
  }

  @Test
  void textInAMapIsLookedAtToo() {
    assertThrows(
        InvalidFormatException.class, () -> json.readValue("{\"a\":\"\\u0000\"}", Map.class));
  }
}
