package health.trellis.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.kit.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void everyPartComesBackAsItWas() {
    Instant instant = Instant.parse("2026-03-08T06:59:59.123456Z");
    LocalDate date = LocalDate.of(2026, 3, 8);
    UUID id = Ids.next();

    Cursor read = Cursor.decode(Cursor.of(instant, date, id, "O'Neil, Zoë", 42L).encode());

    assertEquals(instant, read.instant(0));
    assertEquals(date, read.date(1));
    assertEquals(id, read.uuid(2));
    assertEquals("O'Neil, Zoë", read.text(3));
    assertEquals(42L, read.number(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "bm90LWFuLWlk", "", "é"})
  void aCursorThatIsNotOursIsRefusedByName(String broken) {
    Refusal refusal = assertThrows(Refusal.class, () -> Cursor.decode(broken).uuid(0));

    assertEquals(400, refusal.status());
    assertEquals("cursor", refusal.errors().getFirst().pointer());
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    Cursor other = Cursor.of("only one part");

    assertThrows(Refusal.class, () -> other.uuid(1));
  }
}
