package health.trellis.patient.episode;

import java.util.Set;

/** Where an episode of care stands, and where it may go from there. */
public enum EpisodeStatus {
  /** Admitted for a day to come. */
  PLANNED,

  /** In treatment. */
  ACTIVE,

  /** Treatment pauses. */
  ON_HOLD,

  /** Ended. */
  DISCHARGED;

  /** The states that may follow. */
  public Set<EpisodeStatus> next() {
    return switch (this) {
      case PLANNED -> Set.of(ACTIVE, DISCHARGED);
      case ACTIVE -> Set.of(ON_HOLD, DISCHARGED);
      case ON_HOLD -> Set.of(ACTIVE, DISCHARGED);
      case DISCHARGED -> Set.of();
    };
  }

  /** Whether a state may follow this one. */
  public boolean mayBecome(EpisodeStatus other) {
    return next().contains(other);
  }
}
