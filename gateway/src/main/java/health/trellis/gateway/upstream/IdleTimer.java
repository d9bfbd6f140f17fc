package health.trellis.gateway.upstream;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Rings once when nothing has moved for a while. */
final class IdleTimer {
  private final Vertx vertx;
  private final long limitNanos;
  private final Runnable bell;
  private long lastProgress = System.nanoTime();
  private long timer;
  private boolean stopped;

  IdleTimer(Vertx vertx, Duration limit, Runnable bell) {
    this.vertx = vertx;
    this.limitNanos = limit.toNanos();
    this.bell = bell;
    arm(limitNanos);
  }

  void progress() {
    lastProgress = System.nanoTime();
  }

  void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  private void arm(long nanos) {
    timer = vertx.setTimer(Math.max(1, nanos / 1_000_000), id -> look());
  }

  private void look() {
    if (stopped) {
      return;
    }
    long left = limitNanos - (System.nanoTime() - lastProgress);
    if (left > 0) {
      arm(left);
    } else {
      stopped = true;
      bell.run();
    }
  }
}
