package health.trellis.kit.inbox;

import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.http.FailureDescription;
import health.trellis.kit.inbox.EarlyEvents.Early;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.trace.TraceContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tries what waits in the queues of {@link EarlyEvents} until its fact is there, in one copy at a
 * time. What waits too long, or keeps failing, is set aside, and those behind it go on.
 */
@ApplicationScoped
class EarlyEventLoop {
  private static final Logger LOG = Logger.getLogger(EarlyEventLoop.class);

  /** The net for what a copy left behind that does not run any more. */
  private static final Duration POLL = Duration.ofSeconds(2);

  private static final int HEADS = 200;

  /** "TREI": the lock of the one copy that tries. */
  private static final long LOCK = 0x5452_4549L;

  private final EarlyEvents early;
  private final EventProcessor processor;
  private final DeadLetters deadLetters;
  private final Sql sql;
  private final Clock clock;
  private final int attempts;
  private final Duration firstWait;
  private final Duration patience;
  private volatile boolean running;
  private @Nullable BackgroundLoop loop;

  EarlyEventLoop(
      EarlyEvents early,
      EventProcessor processor,
      DeadLetters deadLetters,
      Sql sql,
      Clock clock,
      @ConfigProperty(name = "trellis.inbox.attempts") int attempts,
      @ConfigProperty(name = "trellis.inbox.first-wait") Duration firstWait,
      @ConfigProperty(name = "trellis.inbox.patience") Duration patience) {
    this.early = early;
    this.processor = processor;
    this.deadLetters = deadLetters;
    this.sql = sql;
    this.clock = clock;
    this.attempts = attempts;
    this.firstWait = firstWait;
    this.patience = patience;
  }

  void start(@Observes StartupEvent event) {
    running = true;
    if (!processor.topics().isEmpty()) {
      loop = BackgroundLoop.start("early-events", POLL, this::tryAll);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
    if (loop != null) {
      loop.close();
    }
  }

  /** Looks soon: something waits. */
  void wake() {
    if (loop != null) {
      loop.wake();
    }
  }

  private void tryAll() {
    while (running && QuarkusTransaction.requiringNew().call(this::tryOnce)) {
      pause();
    }
  }

  /** Tries each queue; whether something still waits. The lock ends with this transaction. */
  private boolean tryOnce() {
    boolean mine =
        sql.first("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
            .orElse(false);
    if (!mine) {
      return false;
    }
    for (Early head : early.heads(HEADS)) {
      Optional<Early> now = Optional.of(head);
      while (running && now.isPresent() && leaves(now.get())) {
        now = early.next(head.event());
      }
    }
    return early.count() > 0;
  }

  /** Whether an event leaves its queue, because it took effect or was set aside. */
  private boolean leaves(Early waiting) {
    boolean[] leaves = {false};
    ReceivedEvent event = waiting.event();
    TraceContext.run(
        event.traceparent(), "handle " + event.type(), () -> leaves[0] = tryOne(waiting));
    if (leaves[0]) {
      QuarkusTransaction.requiringNew().run(() -> early.remove(waiting));
    }
    return leaves[0];
  }

  private boolean tryOne(Early waiting) {
    try {
      processor.processNow(waiting.event());
      return true;
    } catch (UnreadableEvent unreadable) {
      return setAside(waiting, String.valueOf(unreadable.getMessage()));
    } catch (NotYet notYet) {
      boolean tooLong = clock.instant().isAfter(waiting.since().plus(patience));
      return tooLong
          ? setAside(waiting, FailureDescription.withoutMessages(notYet))
          : stays(waiting, false);
    } catch (RuntimeException failure) {
      if (Outage.causes(failure)) {
        throw failure;
      }
      String what = FailureDescription.withoutMessages(failure);
      LOG.warnf(
          "event failed type=%s attempt=%d failure=%s",
          waiting.event().type(), waiting.failures() + 1, what);
      return waiting.failures() + 1 >= attempts ? setAside(waiting, what) : stays(waiting, true);
    }
  }

  private boolean stays(Early waiting, boolean failed) {
    QuarkusTransaction.requiringNew().run(() -> early.tried(waiting, failed));
    return false;
  }

  private boolean setAside(Early waiting, String reason) {
    QuarkusTransaction.requiringNew().run(() -> deadLetters.add(waiting.event(), reason));
    return true;
  }

  private void pause() {
    try {
      Thread.sleep(firstWait);
    } catch (InterruptedException stopped) {
      running = false;
    }
  }
}
