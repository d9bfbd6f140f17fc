package health.trellis.patient.plan;

import health.trellis.event.DomainEvent;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Holds every score and every closed week against the goals that they measure. */
@Singleton
class MeasureHandlers {
  private static final int LAST_DAY_OF_WEEK = 6;

  private final GoalProgressService progress;
  private final MeasuredScores scores;

  MeasureHandlers(GoalProgressService progress, MeasuredScores scores) {
    this.progress = progress;
    this.scores = scores;
  }

  @Produces
  @Singleton
  EventHandler<AssessmentCompleted> scoreToGoals() {
    return handler(
        AssessmentCompleted.class,
        completed -> {
          scores.keep(completed);
          progress.score(completed);
        });
  }

  @Produces
  @Singleton
  EventHandler<WeeklyHoursMet> weekMetToGoals() {
    return handler(
        WeeklyHoursMet.class,
        week ->
            progress.week(
                week.patientId(),
                week.weekStart().plusDays(LAST_DAY_OF_WEEK),
                week.attendedMinutes()));
  }

  @Produces
  @Singleton
  EventHandler<WeeklyHoursFellShort> weekShortToGoals() {
    return handler(
        WeeklyHoursFellShort.class,
        week ->
            progress.week(
                week.patientId(),
                week.weekStart().plusDays(LAST_DAY_OF_WEEK),
                week.attendedMinutes()));
  }

  private static <E extends DomainEvent> EventHandler<E> handler(Class<E> type, Consumer<E> rule) {
    return new EventHandler<>() {
      @Override
      public Class<E> event() {
        return type;
      }

      @Override
      public void handle(E event, EventContext context) {
        rule.accept(event);
      }
    };
  }
}
