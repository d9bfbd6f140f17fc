package health.trellis.scheduling.episode;

import health.trellis.scheduling.program.ProgramClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/** The clocks of patients: those on the walls where they are treated. */
@ApplicationScoped
public class PatientClock {
  private final EpisodeRepository episodes;
  private final ProgramClock programs;

  PatientClock(EpisodeRepository episodes, ProgramClock programs) {
    this.episodes = episodes;
    this.programs = programs;
  }

  /** The zone of the site of a patient's last program; UTC for who was never in one. */
  public ZoneId zoneOf(UUID patientId) {
    return episodes
        .latest(patientId)
        .<ZoneId>map(episode -> programs.zoneOf(episode.programId()))
        .orElse(ZoneOffset.UTC);
  }
}
