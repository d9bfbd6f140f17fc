package health.trellis.patient.episode;

import java.util.Optional;
import java.util.UUID;

/** What another feature has to say before an episode ends: a warning, never a veto. */
@FunctionalInterface
public interface DischargeCheck {
  /** A code of what is missing for such a discharge, for example NO_RELAPSE_PREVENTION_PLAN. */
  Optional<String> warning(UUID episodeId, DischargeType type);
}
