package health.trellis.scheduling.planner.solve;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.value.ValueSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Improves a schedule for some time, on the calling thread. It may be stopped from another one. */
public final class Planner {
  private static final int LATE_ACCEPTANCE = 60;

  private final AtomicReference<@Nullable Solver<Schedule>> solver = new AtomicReference<>();
  private volatile boolean stopped;

  /**
   * Solves.
   *
   * @param schedule where to start; first-fit fills what is not placed
   * @param limit how long at the most
   * @param patience how long without an improvement at the most
   * @param improved is told each better schedule, on the solving thread
   * @return the best schedule
   */
  public Schedule solve(
      Schedule schedule, Duration limit, Duration patience, Consumer<Schedule> improved) {
    FirstFit.fill(schedule);
    rate(schedule);
    improved.accept(schedule);
    boolean nothingToTry = schedule.placements().stream().allMatch(p -> p.openings().isEmpty());
    if (stopped || nothingToTry || !limit.isPositive()) {
      return schedule;
    }
    Solver<Schedule> built = SolverFactory.<Schedule>create(config(limit, patience)).buildSolver();
    built.addEventListener(event -> improved.accept(event.getNewBestSolution()));
    solver.set(built);
    return stopped ? schedule : built.solve(schedule);
  }

  /** Takes the best so far. */
  public void stop() {
    stopped = true;
    Solver<Schedule> running = solver.get();
    if (running != null) {
      running.terminateEarly();
    }
  }

  /** Rates a schedule as it is. */
  public static HardMediumSoftScore rate(Schedule schedule) {
    HardMediumSoftScore score = Rating.MANAGER.update(schedule);
    if (score == null) {
      throw new IllegalStateException("a schedule can be rated");
    }
    return score;
  }

  /** Made when the first schedule is rated. */
  private static final class Rating {
    static final SolutionManager<Schedule, HardMediumSoftScore> MANAGER =
        SolutionManager.create(SolverFactory.<Schedule>create(base()));
  }

  private static SolverConfig base() {
    return new SolverConfig()
        .withSolutionClass(Schedule.class)
        .withEntityClasses(Placement.class)
        .withConstraintProviderClass(WeekConstraints.class)
        .withRandomSeed(1L);
  }

  private static SolverConfig config(Duration limit, Duration patience) {
    LocalSearchPhaseConfig search =
        new LocalSearchPhaseConfig()
            .withMoveSelectorConfig(moves())
            .withAcceptorConfig(
                new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE))
            .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    return base()
        .withPhases(search)
        .withTerminationConfig(
            new TerminationConfig()
                .withSpentLimit(limit)
                .withUnimprovedSpentLimit(patience.compareTo(limit) < 0 ? patience : limit));
  }

  /** Mostly moves that know the calendar; now and then any change, so that nothing is ruled out. */
  @SuppressWarnings("rawtypes")
  private static UnionMoveSelectorConfig moves() {
    MoveIteratorFactoryConfig knowing =
        new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(LikelyMoves.class);
    knowing.setFixedProbabilityWeight(9.0);
    ChangeMoveSelectorConfig any =
        new ChangeMoveSelectorConfig().withValueSelectorConfig(new ValueSelectorConfig("opening"));
    any.setFixedProbabilityWeight(1.0);
    return new UnionMoveSelectorConfig(List.of(knowing, any));
  }
}
