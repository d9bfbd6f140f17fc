package health.trellis.assessment.recomputation;

import health.trellis.assessment.recomputation.RecomputationDto.RecomputationView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands in the database.
 *
 * @param instrument only this one; absent: all
 * @param total responses when it was asked for
 * @param checked responses scored again
 * @param differing those that came to something else
 * @param position the last response of the steps that are done
 */
record Recomputation(
    UUID id,
    @Nullable String instrument,
    State state,
    long total,
    long checked,
    long differing,
    UUID position,
    Instant createdAt,
    @Nullable Instant endedAt) {
  private static final long PERCENT = 100;

  /** How far it is. */
  enum State {
    /** Nobody works on it yet, or not at the moment. */
    QUEUED,
    /** A copy works on it. */
    RUNNING,
    /** All was scored again. */
    DONE,
    /** It broke several times. */
    FAILED,
    /** Somebody stopped it. */
    STOPPED;

    boolean ended() {
      return this != QUEUED && this != RUNNING;
    }
  }

  RecomputationView view() {
    long percent = state == State.DONE || total == 0 ? PERCENT : checked * PERCENT / total;
    return new RecomputationView(
        id,
        instrument,
        state,
        total,
        checked,
        differing,
        Math.toIntExact(Math.min(percent, PERCENT)),
        createdAt,
        endedAt);
  }
}
