package health.trellis.kit.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {
  @Test
  void thePresentVersionMayBeEdited() {
    assertDoesNotThrow(() -> ETags.check("\"7\"", 7));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void anEditWithoutIfMatchIsRefused(String ifMatch) {
    assertEquals(428, assertThrows(Refusal.class, () -> ETags.check(ifMatch, 7)).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"6\"", "7", "W/\"7\"", "*", "\"six\""})
  void anEditOfAnotherVersionIsRefused(String ifMatch) {
    assertEquals(412, assertThrows(Refusal.class, () -> ETags.check(ifMatch, 7)).status());
  }
}
