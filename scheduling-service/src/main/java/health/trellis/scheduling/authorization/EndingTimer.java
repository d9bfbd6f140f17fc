package health.trellis.scheduling.authorization;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks every hour for authorizations that end soon. Runs once across all copies. */
@ApplicationScoped
public class EndingTimer {
  private static final Logger LOG = Logger.getLogger(EndingTimer.class);

  private final AuthorizationRepository authorizations;
  private final AuthorizationWatch watch;
  private final Clock clock;

  EndingTimer(AuthorizationRepository authorizations, AuthorizationWatch watch, Clock clock) {
    this.authorizations = authorizations;
    this.watch = watch;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> warnOfEndings() {
    return Tasks.recurring(
            "warn-of-ending-authorizations", Schedules.fixedDelay(Duration.ofHours(1)))
        .execute((instance, context) -> run(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
  }

  /** Tells of what ends soon, seen from a day; one that fails does not hold up the others. */
  public void run(LocalDate today) {
    for (UUID id : QuarkusTransaction.requiringNew().call(() -> authorizations.endingFrom(today))) {
      try {
        QuarkusTransaction.requiringNew()
            .run(() -> watch.checkEnd(authorizations.require(id), today));
      } catch (RuntimeException failure) {
        LOG.errorf(
            "ending not told authorization=%s failure=%s",
            id, FailureDescription.withoutMessages(failure));
      }
    }
  }
}
