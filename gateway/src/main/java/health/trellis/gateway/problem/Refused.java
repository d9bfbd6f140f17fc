package health.trellis.gateway.problem;

import health.trellis.kit.http.Problems;
import java.time.Duration;
import java.util.Map;

/**
 * A request that the gateway itself turns down, before any service or because of one. Business
 * refusals are the services' own.
 */
public final class Refused extends RuntimeException {
  private final int status;
  private final String code;
  private final transient Map<String, String> headers;

  private Refused(int status, String code, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  /** 400: the request is not one that can be passed on. */
  public static Refused badRequest(String detail) {
    return new Refused(400, "bad-request", detail, Map.of());
  }

  /** 401: there is no token where one is needed. */
  public static Refused withoutToken() {
    return new Refused(
        401,
        "unauthorized",
        "Send a bearer token.",
        Map.of("WWW-Authenticate", "Bearer realm=\"trellis\""));
  }

  /** 401: the token is not valid (RFC 6750, 3.1). What is wrong with it stays here. */
  public static Refused invalidToken() {
    return new Refused(
        401,
        "unauthorized",
        "The bearer token is not valid, or no longer.",
        Map.of("WWW-Authenticate", "Bearer realm=\"trellis\", error=\"invalid_token\""));
  }

  /** 404: there is no such thing. */
  public static Refused notFound(String what) {
    return new Refused(404, "not-found", "There is no such " + what + ".", Map.of());
  }

  /** 405: the path exists, the method does not. */
  public static Refused wrongMethod(String allow) {
    return new Refused(
        405, "method-not-allowed", "Allowed here: " + allow + ".", Map.of("Allow", allow));
  }

  /** 413: the body is over the limit, in bytes. */
  public static Refused tooLarge(long limit) {
    return new Refused(
        413, "payload-too-large", "At most " + limit + " bytes are taken here.", Map.of());
  }

  /** 414: path and query are over the limit, in characters. */
  public static Refused uriTooLong(int limit) {
    return new Refused(
        414,
        "uri-too-long",
        "Path and query may have " + limit + " characters. Search with POST …/_search instead.",
        Map.of());
  }

  /** 431: the header fields are over the limit, in characters. */
  public static Refused headersTooLarge(int limit) {
    return new Refused(
        431,
        "headers-too-large",
        "The header fields may have " + limit + " characters together.",
        Map.of());
  }

  /** 429: the client's budget is used up for now. */
  public static Refused tooManyRequests(long retryAfterSeconds) {
    return new Refused(
        429,
        "too-many-requests",
        "Slow down. The RateLimit headers say how much is left.",
        Map.of("Retry-After", Long.toString(retryAfterSeconds)));
  }

  /** 503: a part of Trellis does not answer. */
  public static Refused unavailable(String part, Duration retryAfter) {
    return new Refused(
        503,
        "unavailable",
        "The " + part + " does not answer at the moment.",
        Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds()))));
  }

  /** Any other status that the HTTP layer ends a request with. */
  static Refused ofStatus(int status) {
    return switch (status) {
      case 401 -> withoutToken();
      case 403 -> new Refused(403, "forbidden", "This is not allowed from here.", Map.of());
      case 404 -> notFound("path");
      case 405 -> new Refused(405, "method-not-allowed", "Not with this method.", Map.of());
      default ->
          status >= 400 && status < 500
              ? new Refused(status, "bad-request", "The request cannot be read.", Map.of())
              : new Refused(500, "internal", "The request could not be answered.", Map.of());
    };
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The stable name of the kind of error; {@code /problems/<code>} explains it. */
  public String code() {
    return code;
  }

  /** What happened, for the client. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** Header fields that belong to the answer. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The media type of the answer on a path. */
  static String mediaType(String path) {
    return Problems.isFhir(path) ? "application/fhir+json" : "application/problem+json";
  }
}
