package health.trellis.scheduling.hours;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.http.FailureDescription;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks every hour for weeks to close. A week is closed a day after its end, when attendance can no
 * longer be recorded in time. A week that had ended before scheduling learned of the plan is
 * entered late, and closed by a coordinator when it is complete.
 */
@ApplicationScoped
public class ClosingTimer {
  private static final Logger LOG = Logger.getLogger(ClosingTimer.class);

  /** As long as attendance may be recorded without being a late entry. */
  private static final Duration GRACE = Duration.ofHours(24);

  /** Weeks of those discharged longer ago were closed by then, unless all timers stood still. */
  private static final Duration LOOK_BACK = Duration.ofDays(60);

  private final EpisodeRepository episodes;
  private final Episodes plans;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final WeekClosing closing;
  private final ClosedWeeks closedWeeks;
  private final Clock clock;

  ClosingTimer(
      EpisodeRepository episodes,
      Episodes plans,
      ProgramRepository programs,
      SiteRepository sites,
      WeekClosing closing,
      ClosedWeeks closedWeeks,
      Clock clock) {
    this.episodes = episodes;
    this.plans = plans;
    this.programs = programs;
    this.sites = sites;
    this.closing = closing;
    this.closedWeeks = closedWeeks;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> closeWeeks() {
    return Tasks.recurring("close-weeks", Schedules.fixedDelay(Duration.ofHours(1)))
        .execute((instance, context) -> closeDue(clock.instant()));
  }

  /** Closes all weeks that are due at a moment; an episode that fails does not hold up others. */
  public void closeDue(Instant now) {
    List<UUID> all =
        QuarkusTransaction.requiringNew()
            .call(() -> episodes.treatedSince(since(now)).stream().map(Episode::id).toList());
    for (UUID id : all) {
      try {
        QuarkusTransaction.requiringNew().run(() -> closeDue(episodes.findById(id), now));
      } catch (RuntimeException failure) {
        LOG.errorf(
            "weeks not closed episode=%s failure=%s",
            id, FailureDescription.withoutMessages(failure));
      }
    }
  }

  private void closeDue(Episode episode, Instant now) {
    Optional<Program> program = programs.findByIdOptional(episode.programId());
    Optional<Instant> received = plans.plansOf(episode.id()).firstReceived();
    if (program.isEmpty() || received.isEmpty()) {
      return;
    }
    ZoneId zone = sites.require(program.get().siteId()).zone();
    IsoWeek week = IsoWeek.of(received.get(), zone);
    Set<LocalDate> closed = closedWeeks.of(episode.id()).keySet();
    while (!week.end().plus(GRACE).isAfter(now)) {
      if (!closed.contains(week.monday())) {
        closing.close(episode, program.get(), week);
      }
      week = week.plus(1);
    }
  }

  private static LocalDate since(Instant now) {
    return LocalDate.ofInstant(now.minus(LOOK_BACK), ZoneOffset.UTC);
  }
}
