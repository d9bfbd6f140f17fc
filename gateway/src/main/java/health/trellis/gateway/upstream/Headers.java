package health.trellis.gateway.upstream;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which header fields pass. */
final class Headers {
  /** RFC 9110, 7.6.1: fields between two neighbours only. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * Said by the gateway and by nobody outside. Trace headers are written by the tracer, cookies are
   * not used, and the body's length follows from how it is sent.
   */
  private static final Set<String> NOT_FROM_CLIENTS =
      Set.of(
          "host",
          "expect",
          "content-length",
          "cookie",
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-forwarded-port",
          "x-forwarded-prefix",
          "x-real-ip",
          "x-request-id",
          "traceparent",
          "tracestate",
          "baggage");

  private static final Set<String> NOT_FROM_SERVICES =
      Set.of(
          "server", "x-powered-by", "set-cookie", "ratelimit", "ratelimit-policy", "x-request-id");

  private static final Set<String> ADDRESSES = Set.of("location", "content-location", "link");

  private Headers() {}

  /** Copies what a client sent and a service should see. */
  static void toService(MultiMap from, MultiMap to) {
    copy(from, to, NOT_FROM_CLIENTS);
  }

  /**
   * Copies what a service answered and the client should see. Absolute addresses of the service
   * become addresses of the gateway.
   */
  static void toClient(MultiMap from, MultiMap to, URI service, URI publicBase) {
    Set<String> dropped = dropped(from);
    Set<String> replaced = new HashSet<>(Set.of("vary"));
    for (Map.Entry<String, String> field : from) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (dropped.contains(name)
          || NOT_FROM_SERVICES.contains(name)
          || name.startsWith("access-control-")) {
        continue;
      }
      if (replaced.add(name)) {
        to.remove(name);
      }
      String value = field.getValue();
      to.add(
          field.getKey(),
          ADDRESSES.contains(name) ? value.replace(base(service), base(publicBase)) : value);
    }
  }

  private static void copy(MultiMap from, MultiMap to, Set<String> without) {
    Set<String> dropped = dropped(from);
    for (Map.Entry<String, String> field : from) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (!dropped.contains(name) && !without.contains(name)) {
        to.add(field.getKey(), field.getValue());
      }
    }
  }

  /** The fixed ones, and those that {@code Connection} names. */
  private static Set<String> dropped(MultiMap headers) {
    if (!headers.contains("Connection")) {
      return HOP_BY_HOP;
    }
    return Stream.concat(
            HOP_BY_HOP.stream(),
            headers.getAll("Connection").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String base(URI address) {
    String text = address.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
