package health.trellis.scheduling.waitlist;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.http.FailureDescription;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends offers that are over and offers what is free. It looks at what is, not at what happened: no
 * restart and no lost signal leaves a free place unoffered. Runs once across all copies.
 */
@ApplicationScoped
public class WaitlistTimer {
  private static final Logger LOG = Logger.getLogger(WaitlistTimer.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final WaitlistRepository entries;
  private final Offers offers;
  private final Clock clock;

  WaitlistTimer(WaitlistRepository entries, Offers offers, Clock clock) {
    this.entries = entries;
    this.offers = offers;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> offerPlaces() {
    return Tasks.recurring("offer-places", Schedules.fixedDelay(EVERY))
        .execute((instance, context) -> run(clock.instant()));
  }

  /** Does what is due at a moment; one group that fails does not hold up the others. */
  public void run(Instant now) {
    QuarkusTransaction.requiringNew()
        .call(() -> entries.expired(now))
        .forEach(id -> attempt("entry", id, () -> offers.expire(id, now)));
    QuarkusTransaction.requiringNew()
        .call(entries::groupsWaitedFor)
        .forEach(id -> attempt("group", id, () -> offer(id, now)));
  }

  private void offer(UUID groupId, Instant now) {
    int offered = offers.offer(groupId, now);
    if (offered > 0) {
      LOG.infof("places offered group=%s count=%d", groupId, offered);
    }
  }

  private static void attempt(String kind, UUID id, Runnable work) {
    try {
      QuarkusTransaction.requiringNew().run(work);
    } catch (RuntimeException failure) {
      LOG.errorf(
          "waitlist not served %s=%s failure=%s",
          kind, id, FailureDescription.withoutMessages(failure));
    }
  }
}
