package health.trellis.gateway.route;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path and query that every process on the way reads alike. What two parsers could take for
 * different things (dot segments, encoded slashes, empty segments, broken escapes) is refused, not
 * repaired: otherwise a request could pass the front door as one route and arrive as another.
 *
 * @param path the path as sent
 * @param query the query as sent; null when there is none
 * @param segments the path's segments as sent
 */
public record RequestTarget(String path, @Nullable String query, List<String> segments) {
  // No alternatives under a repetition: a regular expression takes stack for each round of one.
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@/%-]*+");
  private static final Pattern AMBIGUOUS =
      Pattern.compile("//|%2f|%5c|%00|/(?:\\.|%2e){1,2}(?:[/;]|$)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /**
   * Reads a request's path and query.
   *
   * @throws IllegalArgumentException with a reason for the client when they cannot be trusted
   */
  public static RequestTarget of(@Nullable String path, @Nullable String query) {
    if (path == null || !PATH.matcher(path).matches() || BROKEN_ESCAPE.matcher(path).find()) {
      throw new IllegalArgumentException("The path holds what a URI may not hold.");
    }
    if (AMBIGUOUS.matcher(path).find()) {
      throw new IllegalArgumentException("The path is not in its plain form.");
    }
    requireUtf8(path);
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<String> segments =
        plain.isEmpty() ? List.of() : Arrays.asList(plain.substring(1).split("/", -1));
    return new RequestTarget(path, query == null ? null : checked(query), segments);
  }

  /** Path and query, as a request line has them. */
  public String uri() {
    return query == null ? path : path + "?" + query;
  }

  private static String checked(String query) {
    if (BROKEN_ESCAPE.matcher(query).find()) {
      throw new IllegalArgumentException("The query holds a broken escape.");
    }
    if (query.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
      throw new IllegalArgumentException("The query holds what a URI may not hold.");
    }
    requireUtf8(query);
    return query;
  }

  private static void requireUtf8(String text) {
    if (text.indexOf('%') < 0) {
      return;
    }
    byte[] bytes =
        URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException notUtf8) {
      throw new IllegalArgumentException("The address is not UTF-8.", notUtf8);
    }
  }
}
