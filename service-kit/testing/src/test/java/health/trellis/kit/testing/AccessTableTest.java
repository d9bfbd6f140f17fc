package health.trellis.kit.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The table against a small server of which it is known who may call what. */
class AccessTableTest {
  private static final String OPENAPI =
      """
      {"openapi": "3.1.0", "paths": {"/things/{id}": {"get": {}, "delete": {}}}}
      """;

  private static HttpServer server;
  private static Path publicKey;

  @BeforeAll
  static void serve() throws IOException {
    publicKey = TestKeys.create();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/openapi", exchange -> answer(exchange, 200, OPENAPI));
    server.createContext("/things/", exchange -> answer(exchange, status(exchange), ""));
    server.createContext("/broken/", exchange -> answer(exchange, 500, ""));
    server.start();
    RestAssured.port = server.getAddress().getPort();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
    RestAssured.reset();
  }

  @Test
  void aTableThatTellsTheTruthHolds() {
    assertEquals(List.of(), failures(table("/things/{id}", Caller.COORDINATOR)));
  }

  @Test
  void aTableThatAllowsTooMuchFails() {
    assertEquals(
        List.of("BILLING may GET /things/{id}"),
        failures(table("/things/{id}", Caller.COORDINATOR, Caller.BILLING)));
  }

  @Test
  void aTableThatAllowsTooLittleFails() {
    assertEquals(
        List.of("COORDINATOR may not GET /things/{id}"),
        failures(table("/things/{id}", Caller.AUDITOR)).stream()
            .filter(name -> name.contains("COORDINATOR"))
            .toList());
  }

  @Test
  void aServerErrorFailsForEverybody() {
    assertEquals(
        Caller.values().length, failures(table("/broken/{id}", Caller.COORDINATOR)).size());
  }

  @Test
  void anOperationWithoutARowFails() {
    AccessTable table = table("/things/{id}", Caller.COORDINATOR);
    assertThrows(AssertionError.class, table.completeness().getExecutable()::execute);
    table.row("DELETE", "/things/{id}", List.of(1), null, Caller.COORDINATOR);
    assertDoesNotThrow(table.completeness().getExecutable()::execute);
  }

  private static AccessTable table(String path, Caller first, Caller... others) {
    return AccessTable.of(AccessTableTest::token)
        .row("GET", path, List.of(UUID.randomUUID()), null, first, others);
  }

  private static List<String> failures(AccessTable table) {
    return table.tests().filter(AccessTableTest::fails).map(DynamicTest::getDisplayName).toList();
  }

  private static boolean fails(DynamicTest test) {
    try {
      test.getExecutable().execute();
      return false;
    } catch (AssertionError failure) {
      return true;
    } catch (Throwable broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String token(Caller caller) {
    return switch (caller) {
      case COORDINATOR -> Tokens.coordinator();
      case BILLING -> Tokens.billing();
      default -> Tokens.auditor();
    };
  }

  /** 401 without a good token, 200 to a coordinator, 403 to everybody else. */
  private static int status(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null) {
      return 401;
    }
    String token = header.substring("Bearer ".length());
    JsonNode claims = TokensTest.claims(token);
    if (!isSigned(token) || claims.path("exp").asLong() < Instant.now().getEpochSecond()) {
      return 401;
    }
    return claims.path("groups").toString().contains("coordinator") ? 200 : 403;
  }

  private static boolean isSigned(String token) throws IOException {
    try {
      return SignedToken.isBy(publicKey, token);
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}
