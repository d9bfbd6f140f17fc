package health.trellis.gateway.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * Keeps a silent event stream alive with comment lines, between events only, so that no proxy or
 * phone network on the way takes it for dead.
 */
final class Heartbeat {
  private static final Buffer COMMENT = Buffer.buffer(":\n\n");

  private final Vertx vertx;
  private final HttpServerResponse response;
  private final long every;
  private final long timer;
  private long lastWrite = System.nanoTime();
  private int lineEnds = 2;

  Heartbeat(Vertx vertx, HttpServerResponse response, Duration every) {
    this.vertx = vertx;
    this.response = response;
    this.every = every.toNanos();
    this.timer = vertx.setPeriodic(Math.max(1, every.toMillis() / 3), id -> beat());
    // Sends the head now: the client shall see that the stream is open before the first event.
    response.write(Buffer.buffer());
  }

  /** Notes what passes: an event ends with an empty line. */
  void saw(Buffer chunk) {
    lastWrite = System.nanoTime();
    for (int i = 0; i < chunk.length(); i++) {
      byte b = chunk.getByte(i);
      if (b == '\n') {
        lineEnds++;
      } else if (b != '\r') {
        lineEnds = 0;
      }
    }
  }

  void stop() {
    vertx.cancelTimer(timer);
  }

  private void beat() {
    boolean silent = System.nanoTime() - lastWrite >= every;
    if (silent && lineEnds >= 2 && !response.ended() && !response.writeQueueFull()) {
      lastWrite = System.nanoTime();
      response.write(COMMENT.copy());
    }
  }
}
