package health.trellis.patient.episode;

import health.trellis.event.LevelOfCare;
import health.trellis.patient.episode.EpisodeDto.EpisodeChangeView;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.jspecify.annotations.Nullable;

/** Episodes to FHIR EpisodeOfCare: the type is the level of care. */
final class EpisodeFhir {
  static final String LEVEL = Profiles.TRELLIS + "CodeSystem/level-of-care";

  private EpisodeFhir() {}

  static EpisodeOfCare toFhir(EpisodeView view, List<EpisodeChangeView> history, long version) {
    EpisodeOfCare episode = new EpisodeOfCare();
    Resources.identified(episode, view.id(), version, view.updatedAt());
    episode.setStatus(status(view.status()));
    episode.setPatient(Resources.patient(view.patientId()));
    episode.addType(
        Resources.code(LEVEL, code(view.levelOfCare())).setText(view.levelOfCare().name()));
    episode.setPeriod(Resources.period(view.admittedOn(), view.dischargedOn()));
    for (int i = 0; i < history.size(); i++) {
      addHistory(episode, history, i);
    }
    return episode;
  }

  /** A status held until the change after it. */
  private static void addHistory(EpisodeOfCare episode, List<EpisodeChangeView> history, int i) {
    EpisodeChangeView change = history.get(i);
    LocalDate next = i + 1 < history.size() ? history.get(i + 1).effectiveOn() : null;
    episode
        .addStatusHistory()
        .setStatus(status(change.status()))
        .setPeriod(Resources.period(change.effectiveOn(), notBefore(change.effectiveOn(), next)));
  }

  private static @Nullable LocalDate notBefore(LocalDate from, @Nullable LocalDate until) {
    return until != null && until.isBefore(from) ? from : until;
  }

  static String code(LevelOfCare level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  static EpisodeOfCareStatus status(EpisodeStatus status) {
    return switch (status) {
      case PLANNED -> EpisodeOfCareStatus.PLANNED;
      case ACTIVE -> EpisodeOfCareStatus.ACTIVE;
      case ON_HOLD -> EpisodeOfCareStatus.ONHOLD;
      case DISCHARGED -> EpisodeOfCareStatus.FINISHED;
    };
  }
}
