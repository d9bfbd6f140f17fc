package health.trellis.scheduling.allocation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.http.FailureDescription;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.group.SeriesMaterializer;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Every day the calendar grows by a day: series and prescriptions reach the same way ahead. */
@ApplicationScoped
public class Horizon {
  private static final Logger LOG = Logger.getLogger(Horizon.class);
  private static final LocalTime AT_NIGHT = LocalTime.of(3, 0);

  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final EpisodeRepository episodes;
  private final SeriesMaterializer series;
  private final Allocation allocation;
  private final Clock clock;

  Horizon(
      ProgramRepository programs,
      SiteRepository sites,
      EpisodeRepository episodes,
      SeriesMaterializer series,
      Allocation allocation,
      Clock clock) {
    this.programs = programs;
    this.sites = sites;
    this.episodes = episodes;
    this.series = series;
    this.allocation = allocation;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> extendHorizon() {
    return Tasks.recurring("extend-horizon", Schedules.daily(AT_NIGHT))
        .execute((instance, context) -> extend());
  }

  /** Extends the calendar; one program or episode that fails does not hold up the others. */
  public void extend() {
    List<UUID> allPrograms =
        QuarkusTransaction.requiringNew()
            .call(() -> programs.listAll().stream().map(Program::id).toList());
    allPrograms.forEach(id -> attempt("program", id, () -> extendSeries(programs.require(id))));
    List<UUID> active =
        QuarkusTransaction.requiringNew()
            .call(() -> episodes.active().stream().map(Episode::id).toList());
    active.forEach(id -> attempt("episode", id, () -> allocation.fillAhead(episodes.findById(id))));
  }

  private void extendSeries(Program program) {
    ZoneId zone = sites.require(program.siteId()).zone();
    series.materialize(
        program.id(), IsoWeek.of(clock.instant(), zone), series.horizonWeeks(), null);
  }

  private static void attempt(String kind, UUID id, Runnable work) {
    try {
      QuarkusTransaction.requiringNew().run(work);
    } catch (RuntimeException failure) {
      LOG.errorf(
          "horizon not extended %s=%s failure=%s",
          kind, id, FailureDescription.withoutMessages(failure));
    }
  }
}
