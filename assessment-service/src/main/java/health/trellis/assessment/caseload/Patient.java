package health.trellis.assessment.caseload;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A patient as far as the scoring of answers needs her.
 *
 * @param sex administrative sex as in FHIR; absent while it is not known
 * @param country where the program is that treats her, ISO 3166-1 alpha-2; absent where none does
 * @param zone the zone that she lives in; UTC while it is not known
 * @param episodes her episodes, the first first
 */
public record Patient(
    @Nullable String sex, @Nullable String country, ZoneId zone, List<Episode> episodes) {
  private static final Comparator<Episode> RUNNING_THEN_LATEST =
      Comparator.comparing((Episode episode) -> episode.dischargedOn() == null)
          .thenComparing(Episode::admittedOn);

  /** When her episodes began, the first first. */
  public List<Instant> episodeStarts() {
    return episodes.stream()
        .map(episode -> episode.admittedOn().atStartOfDay(zone).toInstant())
        .toList();
  }

  /** The episode that runs, or the last one. */
  public Optional<Episode> current() {
    return episodes.stream().max(RUNNING_THEN_LATEST);
  }
}
