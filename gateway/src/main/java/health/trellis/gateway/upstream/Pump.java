package health.trellis.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import org.jspecify.annotations.Nullable;

/** Moves a body from one side to the other, no faster than the slower side. */
final class Pump {
  private final ReadStream<Buffer> from;
  private final WriteStream<Buffer> to;
  private final Watch watch;
  private final Promise<Void> done = Promise.promise();

  /** Sees each chunk before it is passed on. */
  @FunctionalInterface
  interface Watch {
    /** The reason to stop before this chunk, or null to pass it on. */
    @Nullable Throwable stop(Buffer chunk);
  }

  /** The receiving side is gone; every other failure is the sending side's. */
  static final class ReceiverLeft extends RuntimeException {
    ReceiverLeft(Throwable cause) {
      super(null, cause, false, false);
    }
  }

  private Pump(ReadStream<Buffer> from, WriteStream<Buffer> to, Watch watch) {
    this.from = from;
    this.to = to;
    this.watch = watch;
  }

  /**
   * Starts; ends with the end of both sides or the first failure, of which the caller cleans up.
   */
  static Future<Void> run(ReadStream<Buffer> from, WriteStream<Buffer> to, Watch watch) {
    return new Pump(from, to, watch).start();
  }

  private Future<Void> start() {
    from.exceptionHandler(done::tryFail);
    from.endHandler(end -> to.end().onSuccess(done::tryComplete).onFailure(this::receiverLeft));
    from.handler(this::pass);
    from.resume();
    return done.future();
  }

  private void pass(Buffer chunk) {
    Throwable reason = watch.stop(chunk);
    if (reason != null) {
      from.pause();
      done.tryFail(reason);
      return;
    }
    to.write(chunk).onFailure(this::receiverLeft);
    if (to.writeQueueFull()) {
      from.pause();
      to.drainHandler(drained -> from.resume());
    }
  }

  private void receiverLeft(Throwable cause) {
    done.tryFail(new ReceiverLeft(cause));
  }
}
