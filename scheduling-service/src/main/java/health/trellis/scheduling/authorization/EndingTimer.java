package health.trellis.scheduling.authorization;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.http.FailureDescription;
import health.trellis.scheduling.episode.PatientClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private final PatientClock patientClock;
  private final Clock clock;

  EndingTimer(
      AuthorizationRepository authorizations,
      AuthorizationWatch watch,
      PatientClock patientClock,
      Clock clock) {
    this.authorizations = authorizations;
    this.watch = watch;
    this.patientClock = patientClock;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> warnOfEndings() {
    return Tasks.recurring(
            "warn-of-ending-authorizations", Schedules.fixedDelay(Duration.ofHours(1)))
        .execute((instance, context) -> run(clock.instant()));
  }

  /** Tells of what ends soon, seen from a moment; one that fails does not hold up the others. */
  public void run(Instant now) {
    // Where the last day is still today somewhere on earth.
    LocalDate earliest = LocalDate.ofInstant(now, ZoneOffset.MIN);
    for (UUID id :
        QuarkusTransaction.requiringNew().call(() -> authorizations.endingFrom(earliest))) {
      try {
        QuarkusTransaction.requiringNew().run(() -> check(authorizations.require(id), now));
      } catch (RuntimeException failure) {
        LOG.errorf(
            "ending not told authorization=%s failure=%s",
            id, FailureDescription.withoutMessages(failure));
      }
    }
  }

  /** Days are counted where the patient is treated: an evening there is a day less by UTC. */
  private void check(Authorization authorization, Instant now) {
    watch.checkEnd(
        authorization, LocalDate.ofInstant(now, patientClock.zoneOf(authorization.patientId())));
  }
}
