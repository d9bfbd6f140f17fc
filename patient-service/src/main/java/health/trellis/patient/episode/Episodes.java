package health.trellis.patient.episode;

import health.trellis.kit.http.Refusal;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What other features ask about episodes. They check access to the patient themselves. */
@ApplicationScoped
public class Episodes {
  private static final int MOST_EPISODES = 1000;

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

  /** Where the sites of several episodes are, in one query. */
  public Map<UUID, ZoneId> zones(Collection<UUID> ids) {
    return episodes.list("id in ?1", ids).stream()
        .map(Episode::view)
        .collect(Collectors.toMap(EpisodeView::id, EpisodeView::zone));
  }

  /** All that are active or on hold. */
  public List<EpisodeView> inTreatment() {
    return episodes.inTreatment().stream().map(Episode::view).toList();
  }

  /** All of a patient, oldest first. */
  public List<EpisodeView> of(UUID patientId) {
    return episodes
        .matching("x.patientId = :patient", Map.of("patient", patientId), MOST_EPISODES)
        .stream()
        .map(Episode::view)
        .sorted(Comparator.comparing(EpisodeView::admittedOn))
        .toList();
  }

  /** The patient's episode that is not discharged. */
  public Optional<EpisodeView> open(UUID patientId) {
    return episodes.open(patientId).map(Episode::view);
  }

  /**
   * The days that belong to an episode: from the end of the one before, because a referral comes
   * before its admission, to the beginning of the next, because follow-up comes after discharge.
   *
   * @param after the last day of the episode before
   * @param before the first day of the next one
   */
  public record Span(Optional<LocalDate> after, Optional<LocalDate> before) {}

  /** The span of an episode among the patient's others. */
  public Span span(EpisodeView episode) {
    List<EpisodeView> others =
        episodes
            .matching(
                "x.patientId = :patient and x.id <> :id",
                Map.of("patient", episode.patientId(), "id", episode.id()),
                MOST_EPISODES)
            .stream()
            .map(Episode::view)
            .toList();
    return new Span(
        others.stream()
            .filter(other -> other.admittedOn().isBefore(episode.admittedOn()))
            .flatMap(other -> Optional.ofNullable(other.dischargedOn()).stream())
            .max(Comparator.naturalOrder()),
        others.stream()
            .map(EpisodeView::admittedOn)
            .filter(first -> first.isAfter(episode.admittedOn()))
            .min(Comparator.naturalOrder()));
  }

  /** Refuses (409) changes to what belongs to an episode that has ended. */
  public static void refuseEnded(EpisodeView episode) {
    if (episode.status() == EpisodeStatus.DISCHARGED) {
      throw Refusal.conflict("episode-state", "The episode has ended.");
    }
  }
}
