package health.trellis.scheduling.hold;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Frees what was held and not confirmed in time. Runs once across all copies. */
@ApplicationScoped
public class HoldSweep {
  private static final Logger LOG = Logger.getLogger(HoldSweep.class);

  private final HoldRepository holds;
  private final Clock clock;

  HoldSweep(HoldRepository holds, Clock clock) {
    this.holds = holds;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> sweepHolds() {
    return Tasks.recurring("sweep-holds", Schedules.fixedDelay(Duration.ofSeconds(20)))
        .execute((instance, context) -> sweep(clock.instant()));
  }

  /** Frees what has expired at a moment. */
  public void sweep(Instant now) {
    int freed = QuarkusTransaction.requiringNew().call(() -> holds.sweep(now));
    if (freed > 0) {
      LOG.infof("holds freed count=%d", freed);
    }
  }
}
