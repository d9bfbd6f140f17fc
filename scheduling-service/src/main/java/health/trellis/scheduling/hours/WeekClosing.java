package health.trellis.scheduling.hours;

import health.trellis.event.DomainEvent;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.episode.PlanHistory;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.time.IsoWeek;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Closes weeks and tells whether they were enough, once. */
@ApplicationScoped
class WeekClosing {
  private final Episodes episodes;
  private final WeekCounting counting;
  private final ClosedWeeks closedWeeks;
  private final Outbox outbox;
  private final MeterRegistry metrics;

  WeekClosing(
      Episodes episodes,
      WeekCounting counting,
      ClosedWeeks closedWeeks,
      Outbox outbox,
      MeterRegistry metrics) {
    this.episodes = episodes;
    this.counting = counting;
    this.closedWeeks = closedWeeks;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /**
   * Closes a week that has ended.
   *
   * @return whether it was enough; nothing when it was closed before, or when it cannot be judged:
   *     no plan was in effect on its Monday, or the patient was on hold or discharged within it
   */
  Optional<WeekFigures.Outcome> close(Episode episode, Program program, IsoWeek week) {
    PlanHistory plans = episodes.plansOf(episode.id());
    if (plans.toJudge(week).isEmpty() || !episode.covers(week)) {
      return Optional.empty();
    }
    WeekFigures figures = counting.count(episode, program, plans, week).figures();
    if (!closedWeeks.close(episode, week, figures)) {
      return Optional.empty();
    }
    outbox.append(event(episode, week, figures));
    String outcome = figures.outcome().name().toLowerCase(Locale.ROOT);
    metrics.counter("trellis_weeks_closed", "outcome", outcome).increment();
    return Optional.of(figures.outcome());
  }

  private static DomainEvent event(Episode episode, IsoWeek week, WeekFigures figures) {
    return switch (figures.outcome()) {
      case MET ->
          new WeeklyHoursMet(
              episode.patientId(),
              episode.id(),
              week.monday(),
              figures.attended(),
              figures.prescribed(),
              figures.programMinimum());
      case FELL_SHORT ->
          new WeeklyHoursFellShort(
              episode.patientId(),
              episode.id(),
              week.monday(),
              figures.attended(),
              figures.prescribed(),
              figures.programMinimum());
    };
  }
}
