package health.trellis.patient.episode;

import health.trellis.event.LevelOfCare;
import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;

/** Episodes as FHIR EpisodeOfCare, each with its history. */
@Singleton
class EpisodeFhirStore extends EntityFhirStore<Episode> {
  private final EpisodeRepository episodes;

  EpisodeFhirStore(EpisodeRepository episodes, FhirReader reader) {
    super("EpisodeOfCare", Episode.class, Area.CLINICAL, reader);
    this.episodes = episodes;
  }

  @Override
  protected UUID patientOf(Episode episode) {
    return episode.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("status", "date", "type");
  }

  @Override
  protected void ownConditions(FhirQuery query) {
    query.codes(
        "status",
        "http://hl7.org/fhir/episode-of-care-status",
        "x.status",
        EpisodeStatus.values(),
        status -> EpisodeFhir.status(status).toCode());
    query.codes(
        "type", EpisodeFhir.LEVEL, "x.levelOfCare", LevelOfCare.values(), EpisodeFhir::code);
    query.period("date", "x.admittedOn", "x.dischargedOn");
  }

  /** A change of the history is a change of its episode. */
  @Override
  public Optional<UUID> changedBy(Object changed, Object id) {
    return changed instanceof EpisodeChange change
        ? Optional.of(change.episodeId())
        : super.changedBy(changed, id);
  }

  @Override
  protected List<Resource> toFhir(List<Episode> found) {
    Map<UUID, List<EpisodeChange>> histories =
        episodes.histories(found.stream().map(Episode::id).toList()).stream()
            .collect(Collectors.groupingBy(EpisodeChange::episodeId));
    return found.stream()
        .<Resource>map(e -> toFhir(e, histories.getOrDefault(e.id(), List.of())))
        .toList();
  }

  private static Resource toFhir(Episode episode, List<EpisodeChange> history) {
    return EpisodeFhir.toFhir(
        episode.view(), history.stream().map(EpisodeChange::view).toList(), episode.version());
  }
}
