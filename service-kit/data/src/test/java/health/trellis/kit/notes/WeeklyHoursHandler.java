package health.trellis.kit.notes;

import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.NotYet;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Writes down every event it hears; can be told to fail. */
@ApplicationScoped
public class WeeklyHoursHandler implements EventHandler<WeeklyHoursMet> {
  /** How many of the next calls are to fail after they wrote. */
  public static final AtomicInteger FAILURES = new AtomicInteger();

  /** Events that come before their patient does wait for these. */
  public static final Set<UUID> UNKNOWN = ConcurrentHashMap.newKeySet();

  /** What every event waits for before it takes effect: a slow one. */
  public static final AtomicReference<CountDownLatch> GATE =
      new AtomicReference<>(new CountDownLatch(0));

  private static final long LONGEST_WAIT_SECONDS = 20;

  private final Sql sql;

  WeeklyHoursHandler(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Class<WeeklyHoursMet> event() {
    return WeeklyHoursMet.class;
  }

  @Override
  public void handle(WeeklyHoursMet event, EventContext context) {
    await(GATE.get());
    if (UNKNOWN.contains(event.patientId())) {
      throw new NotYet("patient");
    }
    sql.update(
        "insert into heard (patient_id, number) values (?, ?)",
        event.patientId(),
        event.attendedMinutes());
    if (event.prescribedMinutes() < 0 || FAILURES.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new IllegalStateException("asked to fail");
    }
  }

  private static void await(CountDownLatch gate) {
    try {
      if (!gate.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody opened the gate");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
