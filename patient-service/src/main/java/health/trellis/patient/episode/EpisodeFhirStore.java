package health.trellis.patient.episode;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirConditions;
import health.trellis.patient.fhir.SearchParameters;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;

/** Episodes as FHIR EpisodeOfCare, each with its history. */
@Singleton
class EpisodeFhirStore extends EntityFhirStore<EpisodeFhirStore.WithHistory> {
  private final EpisodeRepository episodes;

  EpisodeFhirStore(EpisodeRepository episodes, PatientAccess access, Disclosures disclosures) {
    super("EpisodeOfCare", Area.CLINICAL, access, disclosures);
    this.episodes = episodes;
  }

  /** An episode and its changes, oldest first. */
  record WithHistory(Episode episode, List<EpisodeChange> history) {}

  @Override
  protected Optional<WithHistory> find(UUID id) {
    return episodes
        .findByIdOptional(id)
        .map(episode -> new WithHistory(episode, episodes.histories(List.of(id))));
  }

  @Override
  protected List<WithHistory> list(FhirConditions conditions, int rows) {
    List<Episode> found = episodes.matching(conditions.hql(), conditions.parameters(), rows);
    Map<UUID, List<EpisodeChange>> histories =
        episodes.histories(found.stream().map(Episode::id).toList()).stream()
            .collect(Collectors.groupingBy(EpisodeChange::episodeId));
    return found.stream()
        .map(e -> new WithHistory(e, histories.getOrDefault(e.id(), List.of())))
        .toList();
  }

  @Override
  protected UUID patientOf(WithHistory entity) {
    return entity.episode().patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("status");
  }

  @Override
  protected void ownConditions(SearchParameters search, FhirConditions conditions) {
    search
        .codes("status", "http://hl7.org/fhir/episode-of-care-status")
        .ifPresent(
            codes ->
                conditions.and(
                    "x.status in :status",
                    "status",
                    Arrays.stream(EpisodeStatus.values())
                        .filter(status -> codes.contains(EpisodeFhir.status(status).toCode()))
                        .toList()));
  }

  @Override
  protected Resource toFhir(WithHistory entity) {
    return EpisodeFhir.toFhir(
        entity.episode().view(),
        entity.history().stream().map(EpisodeChange::view).toList(),
        entity.episode().version());
  }
}
