package health.trellis.gateway.upstream;

import health.trellis.gateway.problem.ProblemWriter;
import health.trellis.gateway.problem.Refused;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client sends: whether there is a body, how long it is, and how much of it has come. */
public final class RequestBody {
  /** How much of a refused body is still read, so that the client gets to read the answer. */
  private static final long DISCARDED_AT_MOST = 32L << 20;

  private static final long DISCARD_MILLIS = 5_000;
  private static final Set<String> USUALLY_WITHOUT = Set.of("GET", "HEAD", "OPTIONS", "DELETE");

  private final boolean present;
  private final @Nullable String length;
  private final boolean expectsContinue;
  private final long limit;
  private long seen;

  private RequestBody(
      boolean present, @Nullable String length, boolean expectsContinue, long limit) {
    this.present = present;
    this.length = length;
    this.expectsContinue = expectsContinue;
    this.limit = limit;
  }

  static RequestBody of(HttpServerRequest in, long limit) {
    String length = in.getHeader("Content-Length");
    boolean chunked = in.headers().contains("Transfer-Encoding");
    boolean unsaid =
        in.version() == HttpVersion.HTTP_2
            && length == null
            && !USUALLY_WITHOUT.contains(in.method().name());
    boolean present = chunked || unsaid || (length != null && !length.equals("0"));
    boolean waits = "100-continue".equalsIgnoreCase(in.getHeader("Expect"));
    return new RequestBody(present, length, waits, limit);
  }

  /** Refuses a body that says itself that it is too large, before any of it is read. */
  public static void requireWithin(HttpServerRequest in, long limit) {
    String length = in.getHeader("Content-Length");
    if (length != null && !within(length, limit)) {
      throw Refused.tooLarge(limit);
    }
  }

  private static boolean within(String length, long limit) {
    if (!length.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw Refused.badRequest("Content-Length is not a number.");
    }
    return length.length() <= 18 && !length.isEmpty() && Long.parseLong(length) <= limit;
  }

  boolean present() {
    return present;
  }

  boolean clientWaitsForContinue() {
    return expectsContinue;
  }

  /** Says to the service how the body comes. */
  void describe(HttpClientRequest out) {
    if (length != null) {
      out.putHeader("Content-Length", length);
    } else if (present) {
      out.setChunked(true);
    }
  }

  /** Counts a chunk; the reason to stop when the limit is passed. */
  @Nullable Throwable overLimit(Buffer chunk) {
    seen += chunk.length();
    return seen > limit ? Refused.tooLarge(limit) : null;
  }

  /** Refuses a request of which the body, if there is one, is not read to its end. */
  public static void refuse(RoutingContext ctx, ProblemWriter problems, Throwable reason) {
    HttpServerRequest in = ctx.request();
    boolean unread = of(in, 0).present && !in.isEnded();
    if (unread && in.version() != HttpVersion.HTTP_2) {
      ctx.response().putHeader("Connection", "close");
    }
    problems.write(ctx, reason);
    if (unread) {
      discardRest(ctx);
    } else {
      in.resume();
    }
  }

  /**
   * Reads on for a while and throws away what comes, then closes. Closing at once would make the
   * client's system drop the answer that it has not read yet.
   */
  static void discardRest(RoutingContext ctx) {
    HttpServerRequest in = ctx.request();
    if (in.isEnded()) {
      return;
    }
    long[] discarded = {0};
    long timer = ctx.vertx().setTimer(DISCARD_MILLIS, id -> cut(ctx));
    in.exceptionHandler(left -> ctx.vertx().cancelTimer(timer));
    in.endHandler(end -> ctx.vertx().cancelTimer(timer));
    in.handler(
        chunk -> {
          discarded[0] += chunk.length();
          if (discarded[0] > DISCARDED_AT_MOST) {
            cut(ctx);
          }
        });
    in.resume();
  }

  /** An HTTP/2 connection carries other requests: only this one ends. */
  private static void cut(RoutingContext ctx) {
    if (ctx.request().version() == HttpVersion.HTTP_2) {
      ctx.response().reset();
    } else {
      ctx.request().connection().close();
    }
  }
}
