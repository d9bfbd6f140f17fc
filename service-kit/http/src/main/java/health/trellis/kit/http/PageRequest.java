package health.trellis.kit.http;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list a client asks for. */
public class PageRequest {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  @QueryParam("limit")
  @Parameter(description = "How many items at the most: 1 to 200, 50 when absent", example = "50")
  @Nullable String limit;

  @QueryParam("cursor")
  @Parameter(description = "Where to go on: the `next` of the page before")
  @Nullable String cursor;

  /** For JAX-RS. */
  public PageRequest() {}

  /** The first page with so many items. */
  public static PageRequest first(int limit) {
    PageRequest page = new PageRequest();
    page.limit = Integer.toString(limit);
    return page;
  }

  /** A page that was asked for in other words, for example FHIR's. */
  public static PageRequest at(int limit, @Nullable String cursor) {
    PageRequest page = first(limit);
    page.cursor = cursor;
    return page;
  }

  /** How many items at the most. */
  public int limit() {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    int asked = number(limit);
    if (asked < 1 || asked > MAX_LIMIT) {
      throw Refusal.invalid("limit", "range", "limit goes from 1 to " + MAX_LIMIT + ".");
    }
    return asked;
  }

  /** Where to go on; absent for the first page. */
  public Optional<Cursor> cursor() {
    return cursor == null ? Optional.empty() : Optional.of(Cursor.decode(cursor));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw Refusal.badRequest("limit", "type", "limit is a whole number.");
    }
  }
}
