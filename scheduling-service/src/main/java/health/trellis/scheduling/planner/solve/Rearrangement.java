package health.trellis.scheduling.planner.solve;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some sessions are put elsewhere at the same time. */
final class Rearrangement extends AbstractMove<Schedule> {
  private final List<Step> steps;

  /** One session and where it goes. */
  record Step(Placement placement, @Nullable Opening opening, @Nullable Room room) {}

  Rearrangement(List<Step> steps) {
    this.steps = steps;
  }

  @Override
  public boolean isMoveDoable(ScoreDirector<Schedule> director) {
    return steps.stream()
        .anyMatch(s -> s.opening() != s.placement().opening() || s.room() != s.placement().room());
  }

  @Override
  protected void doMoveOnGenuineVariables(ScoreDirector<Schedule> director) {
    for (Step step : steps) {
      director.beforeVariableChanged(step.placement(), "opening");
      director.beforeVariableChanged(step.placement(), "room");
      step.placement().put(step.opening(), step.room());
      director.afterVariableChanged(step.placement(), "opening");
      director.afterVariableChanged(step.placement(), "room");
    }
  }
}
