package health.trellis.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many routine messages this copy has under way, and that they make way for urgent ones, which
 * are never counted and never wait.
 */
@ApplicationScoped
public class Lanes {
  /** Enough to keep providers busy, few enough to be through before the net of a timer. */
  private static final int ROUTINE = 64;

  private static final Duration STEP = Duration.ofMillis(2);
  private static final int MOST_STEPS = 100;

  private final Semaphore room = new Semaphore(ROUTINE);
  private final AtomicInteger urgent = new AtomicInteger();

  /** Takes room for routine messages; for how many of those that are wanted. */
  int enter(int wanted) {
    int taken = 0;
    while (taken < wanted && room.tryAcquire()) {
      taken++;
    }
    return taken;
  }

  void leave() {
    room.release();
  }

  void urgentEnters(int many) {
    urgent.addAndGet(many);
  }

  void urgentLeaves() {
    urgent.decrementAndGet();
  }

  /** Waits until an urgent message that is under way is out; before each step of routine work. */
  public void letPass() {
    for (int step = 0; step < MOST_STEPS && urgent.get() > 0; step++) {
      pause();
    }
  }

  /** Waits until there is room again for a good part of the routine messages. */
  public void awaitRoom() {
    while (room.availablePermits() < ROUTINE / 2 && !Thread.currentThread().isInterrupted()) {
      pause();
    }
    letPass();
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
