package health.trellis.patient.episode;

import health.trellis.kit.http.Refusal;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What other features ask about episodes. They check access to the patient themselves. */
@ApplicationScoped
public class Episodes {
  private final EpisodeRepository episodes;

  Episodes(EpisodeRepository episodes) {
    this.episodes = episodes;
  }

  /** The episode; 404 when there is none. */
  public EpisodeView require(UUID id) {
    return episodes
        .findByIdOptional(id)
        .map(Episode::view)
        .orElseThrow(() -> Refusal.notFound("episode"));
  }

  /** The patient's episode that is not discharged. */
  public Optional<EpisodeView> open(UUID patientId) {
    return episodes.open(patientId).map(Episode::view);
  }

  /** Refuses (409) changes to what belongs to an episode that has ended. */
  public static void refuseEnded(EpisodeView episode) {
    if (episode.status() == EpisodeStatus.DISCHARGED) {
      throw Refusal.conflict("episode-state", "The episode has ended.");
    }
  }
}
