package health.trellis.scheduling.fhir;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Forgets what changed in time that is long over: nobody asks which of its slots are new. Runs once
 * across all copies.
 */
@ApplicationScoped
public class SlotChangePruning {
  private static final Logger LOG = Logger.getLogger(SlotChangePruning.class);
  private static final Duration KEPT = Duration.ofDays(30);

  private final Sql sql;
  private final Clock clock;

  SlotChangePruning(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> pruneSlotChanges() {
    return Tasks.recurring("prune-slot-changes", Schedules.fixedDelay(Duration.ofDays(1)))
        .execute((instance, context) -> prune(clock.instant()));
  }

  /** Forgets what is over for long at a moment. */
  public void prune(Instant now) {
    int forgotten =
        QuarkusTransaction.requiringNew()
            .call(() -> sql.update("delete from slot_change where ends_at < ?", now.minus(KEPT)));
    if (forgotten > 0) {
      LOG.infof("slot changes forgotten count=%d", forgotten);
    }
  }
}
