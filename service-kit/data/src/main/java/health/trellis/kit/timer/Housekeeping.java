package health.trellis.kit.timer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Deletes what has served its time: old event ids and kept answers. */
@ApplicationScoped
public class Housekeeping {
  /** Longer than Kafka keeps events, so that no event can come again after its id is gone. */
  private static final Duration INBOX_AGE = Duration.ofDays(30);

  private static final Duration ANSWER_AGE = Duration.ofDays(2);

  private final Sql sql;
  private final Clock clock;

  Housekeeping(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> housekeeping() {
    return Tasks.recurring("housekeeping", Schedules.fixedDelay(Duration.ofHours(6)))
        .execute((instance, context) -> clean());
  }

  void clean() {
    sql.update("delete from inbox where processed_at < ?", clock.instant().minus(INBOX_AGE));
    sql.update(
        "delete from idempotency_record where created_at < ?", clock.instant().minus(ANSWER_AGE));
  }
}
