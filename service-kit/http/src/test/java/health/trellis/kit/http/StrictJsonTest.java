package health.trellis.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private final ObjectMapper json = new ObjectMapper();

  record Person(String name) {}

  record Stay(LocalDate day, Instant at) {}

  @BeforeEach
  void strict() {
    json.registerModule(new JavaTimeModule());
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

  @Test
  void datesAndInstantsAreText() throws JsonProcessingException {
    assertEquals(
        new Stay(LocalDate.of(2026, 3, 31), Instant.parse("2026-03-31T11:30:00Z")),
        json.readValue(
            "{\"day\":\"2026-03-31\",\"at\":\"2026-03-31T13:30:00+02:00\"}", Stay.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"day\":20000}",
        "{\"day\":[2026,3,31]}",
        "{\"day\":\"\"}",
        "{\"day\":\"2026-02-30\"}",
        "{\"day\":\"-999999999-01-01\"}",
        "{\"day\":\"+12026-01-01\"}",
        "{\"at\":1774963800}",
        "{\"at\":1774963800.5}",
        "{\"at\":\"2026-03-31\"}",
        "{\"at\":\"-999999999-01-01T00:00:00Z\"}"
      })
  void whatIsNoDateOrInstantIsRefused(String body) {
    assertThrows(MismatchedInputException.class, () -> json.readValue(body, Stay.class));
  }
}
