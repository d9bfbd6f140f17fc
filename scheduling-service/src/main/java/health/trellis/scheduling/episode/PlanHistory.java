package health.trellis.scheduling.episode;

import health.trellis.scheduling.time.IsoWeek;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of an episode's plan. A week is filled to the newest version that takes effect in
 * it, and judged by the one that it began with: nobody falls short of what was prescribed on
 * Thursday.
 *
 * @param versions all signed versions, in any order
 */
public record PlanHistory(List<SignedPlan> versions) {
  private static final Comparator<SignedPlan> NEWER =
      Comparator.comparing(SignedPlan::effectiveFrom).thenComparing(SignedPlan::planVersion);

  /** What a week is to be filled to; nothing before the first plan takes effect. */
  public Optional<SignedPlan> toFill(IsoWeek week) {
    return versions.stream()
        .filter(plan -> !plan.effectiveFrom().isAfter(week.sunday()))
        .max(NEWER);
  }

  /** What a week is held against; nothing when no plan was in effect on its Monday. */
  public Optional<SignedPlan> toJudge(IsoWeek week) {
    return versions.stream()
        .filter(plan -> !plan.effectiveFrom().isAfter(week.monday()))
        .max(NEWER);
  }

  /** When scheduling first learned of a plan. */
  public Optional<Instant> firstReceived() {
    return versions.stream().map(SignedPlan::receivedAt).min(Comparator.naturalOrder());
  }
}
