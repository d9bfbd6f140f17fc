package health.trellis.patient.episode;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds episodes and their history. */
@ApplicationScoped
class EpisodeRepository implements PanacheRepositoryBase<Episode, UUID> {

  /** Those for which a condition on {@code x} holds, in the order of their ids. */
  List<Episode> matching(String condition, Map<String, Object> parameters, int rows) {
    return find("from Episode x where " + condition + " order by x.id", parameters)
        .range(0, rows - 1)
        .list();
  }

  Optional<Episode> open(UUID patientId) {
    return find("patientId = ?1 and status <> ?2", patientId, EpisodeStatus.DISCHARGED)
        .firstResultOptional();
  }

  /** The episode that ended last before a day. */
  Optional<Episode> endedLast(UUID patientId, LocalDate by) {
    return find(
            "patientId = ?1 and status = ?2 and dischargedOn <= ?3 order by dischargedOn desc",
            patientId,
            EpisodeStatus.DISCHARGED,
            by)
        .firstResultOptional();
  }

  /** All that are active or on hold. */
  List<Episode> inTreatment() {
    return list("status in ?1 order by id", List.of(EpisodeStatus.ACTIVE, EpisodeStatus.ON_HOLD));
  }

  /** The last change of an episode. */
  Optional<EpisodeChange> lastChange(UUID episodeId) {
    return getEntityManager()
        .createQuery(
            "from EpisodeChange c where c.episodeId = :episode order by c.id desc",
            EpisodeChange.class)
        .setParameter("episode", episodeId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Planned episodes whose first day may have come; the zone decides. */
  List<Episode> plannedUntil(LocalDate day) {
    return find("status = ?1 and admittedOn <= ?2", EpisodeStatus.PLANNED, day).list();
  }

  void add(EpisodeChange change) {
    getEntityManager().persist(change);
  }

  List<EpisodeChange> history(UUID episodeId, UUID after, int rows) {
    return getEntityManager()
        .createQuery(
            "from EpisodeChange c where c.episodeId = :episode and c.id > :after order by c.id",
            EpisodeChange.class)
        .setParameter("episode", episodeId)
        .setParameter("after", after)
        .setMaxResults(rows)
        .getResultList();
  }

  /** The histories of several episodes in one query. */
  List<EpisodeChange> histories(Collection<UUID> episodeIds) {
    return getEntityManager()
        .createQuery(
            "from EpisodeChange c where c.episodeId in :episodes order by c.id",
            EpisodeChange.class)
        .setParameter("episodes", episodeIds)
        .getResultList();
  }
}
