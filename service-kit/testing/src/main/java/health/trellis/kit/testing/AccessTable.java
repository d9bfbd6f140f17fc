package health.trellis.kit.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Who may call what: one row per operation with those who may; every caller is tried on every row.
 * No valid token gives 401; one that is not allowed 403, or 404 where even the existence is not
 * told; one that is allowed anything but these, and never a 500.
 */
public final class AccessTable {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final Function<Caller, String> tokens;
  private final List<Row> rows = new ArrayList<>();

  private AccessTable(Function<Caller, String> tokens) {
    this.tokens = tokens;
  }

  private record Row(
      String method,
      String template,
      String path,
      String contentType,
      @Nullable String body,
      Set<Caller> allowed) {}

  /** A table for callers with the given tokens; asked for signed-in callers only. */
  public static AccessTable of(Function<Caller, String> tokens) {
    return new AccessTable(tokens);
  }

  /**
   * Adds an operation with a JSON body.
   *
   * @param template its path as in the OpenAPI document
   * @param parameters values for the path's {@code {…}} in order; a query may follow the last
   */
  public AccessTable row(
      String method,
      String template,
      List<?> parameters,
      @Nullable String body,
      Caller first,
      Caller... others) {
    return row(method, template, parameters, "application/json", body, EnumSet.of(first, others));
  }

  /** Adds an operation with any body and any set of callers. */
  public AccessTable row(
      String method,
      String template,
      List<?> parameters,
      String contentType,
      @Nullable String body,
      Set<Caller> allowed) {
    String path = template;
    for (Object parameter : parameters) {
      path =
          path.contains("{")
              ? path.replaceFirst("\\{[^}]+}", parameter.toString())
              : path + parameter;
    }
    rows.add(new Row(method, template, path, contentType, body, Set.copyOf(allowed)));
    return this;
  }

  /** One test per row and caller. Those who may come last, so that they do not change the row. */
  public Stream<DynamicTest> tests() {
    return rows.stream()
        .flatMap(
            row ->
                Stream.of(Caller.values())
                    .sorted((a, b) -> Boolean.compare(may(row, a), may(row, b)))
                    .map(caller -> test(row, caller)));
  }

  /** A test that every operation of the service's OpenAPI document stands in the table. */
  public DynamicTest completeness(String... exceptPrefixes) {
    return DynamicTest.dynamicTest(
        "every operation has its row",
        () -> {
          Set<String> missing = operations();
          rows.forEach(row -> missing.remove(row.method() + " " + row.template()));
          missing.removeIf(
              operation ->
                  Stream.of(exceptPrefixes)
                      .anyMatch(prefix -> operation.split(" ")[1].startsWith(prefix)));
          assertEquals(Set.of(), missing);
        });
  }

  private static boolean may(Row row, Caller caller) {
    return row.allowed().contains(caller);
  }

  private DynamicTest test(Row row, Caller caller) {
    String verdict = may(row, caller) ? "may" : "may not";
    return DynamicTest.dynamicTest(
        caller + " " + verdict + " " + row.method() + " " + row.template(),
        () -> check(row, caller, call(row, caller)));
  }

  private Response call(Row row, Caller caller) {
    RequestSpecification request = given().redirects().follow(false);
    if (row.body() != null) {
      request.contentType(row.contentType()).body(row.body());
    }
    switch (caller) {
      case NONE -> {}
      case EXPIRED -> request.auth().oauth2(Tokens.expired());
      case FOREIGN -> request.auth().oauth2(Tokens.foreign());
      default -> request.auth().oauth2(tokens.apply(caller));
    }
    return request.request(row.method(), row.path());
  }

  private static void check(Row row, Caller caller, Response answer) {
    int status = answer.statusCode();
    String what = row.method() + " " + row.path() + " answered " + status + " to " + caller;
    if (caller.isStranger()) {
      assertEquals(401, status, what);
    } else if (may(row, caller)) {
      assertTrue(status != 401 && status != 403 && status != 404 && status < 500, what);
    } else {
      assertTrue(status == 403 || status == 404, what);
    }
  }

  private static Set<String> operations() {
    try {
      JsonNode paths =
          new ObjectMapper()
              .readTree(given().get("/openapi?format=JSON").then().extract().asString())
              .path("paths");
      Set<String> operations = new TreeSet<>();
      for (Map.Entry<String, JsonNode> path : paths.properties()) {
        path.getValue()
            .fieldNames()
            .forEachRemaining(
                method -> {
                  if (METHODS.contains(method)) {
                    operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                  }
                });
      }
      return operations;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
