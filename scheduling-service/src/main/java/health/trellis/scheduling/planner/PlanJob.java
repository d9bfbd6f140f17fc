package health.trellis.scheduling.planner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job of the planner as it stands in the database, without its proposal.
 *
 * @param question what is lost or whom one would hire, as JSON
 * @param spentMillis time spent on solving so far, over all copies that worked on it
 * @param score the best so far
 * @param checkpoint the best schedule so far, as JSON
 */
record PlanJob(
    UUID id,
    UUID programId,
    Kind kind,
    LocalDate firstWeek,
    int weeks,
    int seconds,
    @Nullable String question,
    State state,
    boolean stopRequested,
    int attempts,
    long spentMillis,
    Proposal.@Nullable Score score,
    @Nullable String checkpoint,
    @Nullable String failure,
    String createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {
  /** What is asked for. */
  enum Kind {
    /** Plan some weeks. */
    PLAN,
    /** Repair what an illness or a lost room strikes. */
    REPAIR,
    /** What one more clinician would give. */
    STAFFING
  }

  /** How far it is. */
  enum State {
    QUEUED,
    RUNNING,
    DONE,
    FAILED;

    boolean ended() {
      return this == DONE || this == FAILED;
    }
  }
}
