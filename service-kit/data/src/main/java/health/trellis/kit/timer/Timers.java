package health.trellis.kit.timer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import health.trellis.kit.json.EventJson;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Runs the service's timers. */
@ApplicationScoped
public class Timers {
  /** A copy that was killed holds its timers for half a minute, no longer. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final int MISSED_HEARTBEATS = 6;

  /** Taken in one statement, and again when half of them are left. */
  private static final double LEAST_OF_THREADS = 0.5;

  private static final double MOST_OF_THREADS = 4.0;
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

  private final DataSource dataSource;
  private final Instance<Task<?>> tasks;
  private final boolean enabled;
  private final Duration pollInterval;
  private final int threads;
  private @Nullable Scheduler scheduler;

  Timers(
      DataSource dataSource,
      @Any Instance<Task<?>> tasks,
      @ConfigProperty(name = "trellis.timers.enabled") boolean enabled,
      @ConfigProperty(name = "trellis.timers.poll-interval") Duration pollInterval,
      @ConfigProperty(name = "trellis.timers.threads") int threads) {
    this.dataSource = dataSource;
    this.tasks = tasks;
    this.enabled = enabled;
    this.pollInterval = pollInterval;
    this.threads = threads;
  }

  /** Schedules, moves and cancels timers; takes part in the present transaction. */
  @Produces
  @Singleton
  SchedulerClient client() {
    return SchedulerClient.Builder.create(dataSource)
        .serializer(serializer())
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
        .enablePriority()
        .build();
  }

  void start(@Observes StartupEvent event) {
    List<Task<?>> known = new ArrayList<>();
    List<RecurringTask<?>> recurring = new ArrayList<>();
    for (Task<?> task : tasks) {
      if (task instanceof RecurringTask<?> repeated) {
        recurring.add(repeated);
      } else {
        known.add(task);
      }
    }
    if (!enabled || known.isEmpty() && recurring.isEmpty()) {
      return;
    }
    scheduler = build(known, recurring);
    scheduler.start();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Scheduler build(List<Task<?>> known, List<RecurringTask<?>> recurring) {
    return Scheduler.create(dataSource, known)
        .startTasks((List) recurring)
        .threads(threads)
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .enablePriority()
        .pollUsingLockAndFetch(LEAST_OF_THREADS, MOST_OF_THREADS)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .pollingInterval(pollInterval)
        .serializer(serializer())
        .shutdownMaxWait(PATIENCE_AT_STOP)
        .build();
  }

  private static Serializer serializer() {
    return new JacksonSerializer(EventJson.mapper());
  }

  void stop(@Observes ShutdownEvent event) {
    if (scheduler != null) {
      scheduler.stop();
    }
  }
}
