package health.trellis.kit.background;

import health.trellis.kit.http.FailureDescription;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Repeats one step on a thread of its own: when it is woken, and now and then as a net. A step that
 * fails is logged and repeated after the same pause.
 */
public final class BackgroundLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

  private final String name;
  private final Runnable step;
  private final Duration pause;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean running = true;

  private BackgroundLoop(String name, Duration pause, Runnable step) {
    this.name = name;
    this.step = step;
    this.pause = pause;
    this.thread = Thread.ofPlatform().name("trellis-" + name).daemon().unstarted(this::run);
  }

  /** Starts a loop. */
  public static BackgroundLoop start(String name, Duration pause, Runnable step) {
    BackgroundLoop loop = new BackgroundLoop(name, pause, step);
    loop.thread.start();
    return loop;
  }

  /** Asks for a step soon. */
  public void wake() {
    wake.release();
  }

  private void run() {
    while (running) {
      try {
        step.run();
      } catch (RuntimeException failure) {
        if (running) {
          LOG.warnf(
              "loop step failed loop=%s failure=%s",
              name, FailureDescription.withoutMessages(failure));
        }
        // What woke us must not turn a failing step into a busy loop.
        sleep();
      }
      await();
    }
  }

  private void await() {
    try {
      if (running && wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException stopped) {
      running = false;
    }
  }

  private void sleep() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopped) {
      running = false;
    }
  }

  /** Lets the step under way end, then stops. */
  @Override
  public void close() {
    running = false;
    wake.release();
    try {
      if (!thread.join(PATIENCE_AT_STOP)) {
        thread.interrupt();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
