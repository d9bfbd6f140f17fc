package health.trellis.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  @Test
  void aPlainPathHasItsSegments() {
    RequestTarget target = RequestTarget.of("/api/v1/patients/1", "limit=3");

    assertEquals(List.of("api", "v1", "patients", "1"), target.segments());
    assertEquals("/api/v1/patients/1?limit=3", target.uri());
  }

  @Test
  void aSlashAtTheEndIsNoSegment() {
    assertEquals(List.of("fhir", "r4"), RequestTarget.of("/fhir/r4/", null).segments());
    assertEquals(List.of(), RequestTarget.of("/", null).segments());
  }

  @Test
  void aPathOfAnyLengthIsRead() {
    String path = "/api/" + "x%41".repeat(50_000);

    assertEquals(path, RequestTarget.of(path, null).path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "api",
        "//api",
        "/api//v1",
        "/api/../q",
        "/api/./q",
        "/api/%2e%2e/q",
        "/api/.%2E/q",
        "/api/..;a=b/q",
        "/api/v1/..",
        "/api%2fv1",
        "/api%5Cv1",
        "/api\\v1",
        "/api/%00",
        "/api/%zz",
        "/api/%",
        "/api/%4",
        "/api/%ff",
        "/api/%c3%28",
        "/api/a|b",
        "/api/a b",
        "/api/<b>",
        "/api/ü"
      })
  void aPathThatTwoParsersCouldReadDifferentlyIsRefused(String path) {
    assertThrows(IllegalArgumentException.class, () -> RequestTarget.of(path, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "a=%ff", "a=%c3%28", "a=ü", "a=\u0001", "a=b c"})
  void aBrokenQueryIsRefused(String query) {
    assertThrows(IllegalArgumentException.class, () -> RequestTarget.of("/api", query));
  }
}
