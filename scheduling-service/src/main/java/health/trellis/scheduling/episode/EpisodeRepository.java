package health.trellis.scheduling.episode;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.episode.Episode.Status;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Episodes by patient and program. */
@ApplicationScoped
public class EpisodeRepository implements PanacheRepositoryBase<Episode, UUID> {
  /** The patient's episode that has not ended, or 409. */
  public Episode requireCurrent(UUID patientId) {
    return latest(patientId)
        .filter(episode -> episode.active())
        .orElseThrow(
            () ->
                Refusal.conflict("no-active-episode", "The patient is in no program at present."));
  }

  /** The patient's last episode, whether it has ended or not. */
  public Optional<Episode> latest(UUID patientId) {
    return find("patientId = ?1 order by admittedOn desc, id desc", patientId)
        .firstResultOptional();
  }

  /** The episodes in which patients are treated at present. */
  public List<Episode> active() {
    return list("status = ?1 order by id", Status.ACTIVE);
  }

  /** The episodes that have not ended, or ended on a day or after it. */
  public List<Episode> treatedSince(LocalDate day) {
    return list("dischargedOn is null or dischargedOn >= ?1 order by id", day);
  }

  /** All episodes of a program. */
  public List<Episode> of(UUID programId) {
    return list("programId = ?1 order by id", programId);
  }
}
