package health.trellis.scheduling.planner.solve;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All sessions of a program in some weeks, with where they are. */
@PlanningSolution
public class Schedule {
  @ProblemFactCollectionProperty private List<Attendee> attendees;
  @PlanningEntityCollectionProperty private List<Placement> placements;
  @PlanningScore private @Nullable HardMediumSoftScore score;

  /** For Timefold, which fills the fields when it copies. */
  @SuppressWarnings("NullAway.Init")
  protected Schedule() {}

  /** A schedule to improve. */
  public Schedule(List<Attendee> attendees, List<Placement> placements) {
    this.attendees = attendees;
    this.placements = placements;
  }

  /** The patients, week by week. */
  public List<Attendee> attendees() {
    return attendees;
  }

  /** What is to be placed. */
  public List<Placement> placements() {
    return placements;
  }

  /** How good it is; absent until it was rated. */
  public @Nullable HardMediumSoftScore score() {
    return score;
  }

  void rate(HardMediumSoftScore rating) {
    score = rating;
  }
}
