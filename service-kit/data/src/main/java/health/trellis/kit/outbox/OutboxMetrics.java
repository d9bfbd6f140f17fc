package health.trellis.kit.outbox;

import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.sql.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How much waits in the outbox, how long, and how many dead letters wait for a person. */
@ApplicationScoped
public class OutboxMetrics {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Sql sql;
  private volatile double pending;
  private volatile double ageSeconds;
  private volatile double deadLetters;
  private @Nullable BackgroundLoop loop;

  OutboxMetrics(Sql sql, MeterRegistry meters) {
    this.sql = sql;
    Gauge.builder("trellis_outbox_events", () -> pending)
        .description("Events that wait for the relay")
        .register(meters);
    Gauge.builder("trellis_outbox_age_seconds", () -> ageSeconds)
        .description("Age of the oldest event that waits for the relay")
        .register(meters);
    Gauge.builder("trellis_dead_letters_events", () -> deadLetters)
        .description("Events that could not take effect and wait for a person")
        .register(meters);
  }

  void start(@Observes StartupEvent event) {
    loop = BackgroundLoop.start("outbox-metrics", PAUSE, this::measure);
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
  }

  private void measure() {
    sql.query(
        """
        select count(*), coalesce(extract(epoch from now() - min(occurred_at)), 0),
               (select count(*) from dead_letter where replayed_at is null)
        from outbox
        """,
        row -> {
          pending = row.getDouble(1);
          ageSeconds = row.getDouble(2);
          deadLetters = row.getDouble(3);
          return row.getLong(1);
        });
  }
}
