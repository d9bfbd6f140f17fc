package health.trellis.scheduling.planner;

import java.time.Duration;

/** How long the planner works on what. */
final class Limits {
  /** Reading, writing and answering take the rest of the five seconds that a repair may take. */
  private static final Duration REPAIR = Duration.ofMillis(2500);

  private static final Duration REPAIR_PATIENCE = Duration.ofMillis(700);

  private Limits() {}

  /** For all of the search. */
  static Duration of(PlanJob job) {
    return job.kind() == PlanJob.Kind.REPAIR ? REPAIR : Duration.ofSeconds(job.seconds());
  }

  /** Without an improvement: a third of the time, and 10 seconds at the least. */
  static Duration patience(PlanJob job) {
    return job.kind() == PlanJob.Kind.REPAIR
        ? REPAIR_PATIENCE
        : Duration.ofSeconds(Math.max(10, job.seconds() / 3));
  }
}
