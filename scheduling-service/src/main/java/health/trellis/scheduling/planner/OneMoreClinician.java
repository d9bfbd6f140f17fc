package health.trellis.scheduling.planner;

import health.trellis.kit.Ids;
import health.trellis.scheduling.planner.Proposal.Summary;
import health.trellis.scheduling.planner.Question.Newcomer;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Openings;
import health.trellis.scheduling.planner.solve.Planner;
import health.trellis.scheduling.planner.solve.Schedule;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.Times;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers what one more clinician would give, by planning the same weeks with that clinician. */
@ApplicationScoped
class OneMoreClinician {
  /** The figures with the newcomer; nothing when there is none. */
  @Nullable Summary compare(PlanJob job, Snapshot world, @Nullable Newcomer newcomer) {
    if (newcomer == null) {
      return null;
    }
    Snapshot larger = with(world, newcomer);
    Schedule best =
        new Planner().solve(larger.schedule(), Limits.of(job), Limits.patience(job), better -> {});
    Differences differences = new Differences(world.timeline());
    return ProposalWriting.summary(best, differences.of(best.placements()).size());
  }

  private static Snapshot with(Snapshot world, Newcomer newcomer) {
    Timeline timeline = world.timeline();
    List<Span> hours =
        IntStream.range(0, timeline.weeks())
            .mapToObj(timeline::week)
            .flatMap(week -> week.days().stream())
            .flatMap(
                day -> newcomer.hours().stream().flatMap(w -> w.on(day, timeline.zone()).stream()))
            .toList();
    Leader leader =
        new Leader(
            world.leaders().size(),
            Ids.next(),
            "one more clinician",
            newcomer.prescriber(),
            newcomer.modalities(),
            Times.of(hours, timeline, 0),
            Times.NONE,
            0,
            Leader.Caseload.OPEN);
    List<Leader> leaders = new ArrayList<>(world.leaders());
    leaders.add(leader);
    Openings openings = world.openings().with(leaders);
    return new Snapshot(
        world.program(),
        timeline,
        world.rules(),
        openings,
        leaders,
        world.rooms(),
        world.weeks(),
        world.substitutions(),
        world.basis());
  }
}
