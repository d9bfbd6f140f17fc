package health.trellis.notification.delivery;

import health.trellis.kit.inbox.UrgentWork;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many routine messages this copy has under way, and that they make way for urgent ones, which
 * are never counted and never wait. A page is a dozen and more short steps, one after the other:
 * where routine work keeps every processor busy, each of them waits for its turn. So routine work
 * goes in small portions, takes a part of the processors only, and starts nothing new while
 * something urgent is under way, in whichever copy: they share one database.
 */
@ApplicationScoped
public class Lanes implements UrgentWork {
  private static final int PROCESSORS_FOR_ONE = 2;
  private static final Duration STEP = Duration.ofMillis(2);
  private static final int MOST_STEPS = 100;

  /** Held, shared, by each transaction that sends something urgent. */
  private static final long LOCK = 0x7472_656c_6c69_7301L;

  private final int atOnce;
  private final Semaphore room;
  private final Semaphore transactions =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / PROCESSORS_FOR_ONE));
  private final AtomicInteger urgent = new AtomicInteger();
  private final Sql sql;

  Lanes(Sql sql, @ConfigProperty(name = "trellis.deliveries.at-once") int atOnce) {
    this.sql = sql;
    this.atOnce = atOnce;
    this.room = new Semaphore(atOnce);
  }

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

  @Override
  public void begins() {
    urgent.incrementAndGet();
  }

  @Override
  public void ends() {
    urgent.decrementAndGet();
  }

  /** Lets the routine work of other copies wait too, until the present transaction is over. */
  public void goFirst() {
    sql.query("select pg_advisory_xact_lock_shared(?)", row -> true, LOCK);
  }

  /** Does a transaction's worth of routine work, when it is its turn. */
  public <T> T routine(Supplier<T> work) {
    letPass();
    transactions.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      transactions.release();
    }
  }

  /** Waits until nothing urgent is under way, but not for ever. */
  private void letPass() {
    for (int step = 0; step < MOST_STEPS && isUrgentUnderWay(); step++) {
      pause();
    }
  }

  private boolean isUrgentUnderWay() {
    return urgent.get() > 0
        || !sql.first(
                "select case when pg_try_advisory_lock(?) then pg_advisory_unlock(?) else false end",
                row -> row.getBoolean(1),
                LOCK,
                LOCK)
            .orElse(true);
  }

  /** Waits until there is room again for a good part of the routine messages. */
  public void awaitRoom() {
    while (room.availablePermits() < atOnce / 2 && !Thread.currentThread().isInterrupted()) {
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
