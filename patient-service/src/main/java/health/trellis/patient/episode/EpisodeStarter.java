package health.trellis.patient.episode;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Begins planned episodes on their first day. */
@ApplicationScoped
class EpisodeStarter {
  private static final Duration EVERY = Duration.ofMinutes(15);

  private final EpisodeService episodes;

  EpisodeStarter(EpisodeService episodes) {
    this.episodes = episodes;
  }

  @Produces
  @Singleton
  RecurringTask<Void> startPlannedEpisodes() {
    return Tasks.recurring("start-planned-episodes", Schedules.fixedDelay(EVERY))
        .execute((instance, context) -> episodes.startPlanned());
  }
}
