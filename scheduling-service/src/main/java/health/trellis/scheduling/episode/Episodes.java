package health.trellis.scheduling.episode;

import health.trellis.event.CareTeamRole;
import health.trellis.event.LevelOfCare;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.EpisodeLevelChanged;
import health.trellis.event.patient.EpisodeResumed;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.kit.Ids;
import health.trellis.kit.inbox.NotYet;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps the read model; each method takes one fact in. */
@ApplicationScoped
public class Episodes {
  private final EpisodeRepository rows;
  private final EntityManager entities;
  private final Sql sql;
  private final Clock clock;

  Episodes(EpisodeRepository rows, EntityManager entities, Sql sql, Clock clock) {
    this.rows = rows;
    this.entities = entities;
    this.sql = sql;
    this.clock = clock;
  }

  /** A patient was admitted; told again, nothing changes. */
  public Episode admit(EpisodeAdmitted admitted) {
    return rows.findByIdOptional(admitted.episodeId())
        .orElseGet(
            () -> {
              Episode episode = new Episode(admitted);
              rows.persistAndFlush(episode);
              notePeriod(
                  admitted.episodeId(),
                  admitted.admittedOn(),
                  admitted.programId(),
                  admitted.levelOfCare());
              return episode;
            });
  }

  /** Treatment pauses. */
  public Episode hold(EpisodeHeld held) {
    Episode episode = known(held.episodeId());
    episode.hold(held.from());
    sql.update(
        "insert into episode_pause (episode_id, from_day) values (?, ?)"
            + " on conflict (episode_id, from_day) do update set until_day = null",
        held.episodeId(),
        held.from());
    return episode;
  }

  /** Treatment goes on. */
  public Episode resume(EpisodeResumed resumed) {
    Episode episode = known(resumed.episodeId());
    episode.resume(resumed.on());
    sql.update(
        "update episode_pause set until_day = greatest(from_day, ?)"
            + " where episode_id = ? and until_day is null",
        resumed.on(),
        resumed.episodeId());
    return episode;
  }

  /** The episode ended. */
  public Episode discharge(EpisodeDischarged discharged) {
    Episode episode = known(discharged.episodeId());
    episode.discharge(discharged.dischargedOn());
    return episode;
  }

  /** The level of care changed. */
  public Episode changeLevel(EpisodeLevelChanged changed) {
    Episode episode = known(changed.episodeId());
    episode.changeLevel(changed.to(), changed.programId());
    notePeriod(changed.episodeId(), changed.effectiveOn(), changed.programId(), changed.to());
    return episode;
  }

  /** From a day on the episode is this; what was before it stays known. */
  private void notePeriod(UUID episode, LocalDate from, UUID program, LevelOfCare level) {
    sql.update(
        "insert into episode_period (episode_id, from_day, program_id, level_of_care)"
            + " values (?, ?, ?, ?) on conflict (episode_id, from_day) do update"
            + " set program_id = excluded.program_id, level_of_care = excluded.level_of_care",
        episode,
        from,
        program,
        level.name());
  }

  /** The care team as it is now. It may be told before the admission, on another topic. */
  public void changeTeam(CareTeamChanged changed) {
    sql.update("delete from care_team_member where episode_id = ?", changed.episodeId());
    changed
        .members()
        .forEach(
            member ->
                sql.update(
                    "insert into care_team_member (episode_id, practitioner_id, role)"
                        + " values (?, ?, ?) on conflict do nothing",
                    changed.episodeId(),
                    member.practitionerId(),
                    member.role().name()));
  }

  /** A plan was signed. It may be told before the admission, on another topic. */
  public Optional<Episode> sign(TreatmentPlanSigned signed) {
    boolean known =
        !entities
            .createQuery("select 1 from SignedPlan where planId = ?1 and planVersion = ?2")
            .setParameter(1, signed.planId())
            .setParameter(2, signed.version())
            .getResultList()
            .isEmpty();
    if (!known) {
      entities.persist(new SignedPlan(Ids.next(), signed, clock.instant()));
      entities.flush();
    }
    return rows.findByIdOptional(signed.episodeId());
  }

  /** The signed versions of an episode's plan. */
  public PlanHistory plansOf(UUID episodeId) {
    return new PlanHistory(
        entities
            .createQuery("from SignedPlan where episodeId = ?1", SignedPlan.class)
            .setParameter(1, episodeId)
            .getResultList());
  }

  /** The signed versions of some episodes' plans, by episode, in one query. */
  public Map<UUID, PlanHistory> plansOf(Collection<UUID> episodeIds) {
    return entities
        .createQuery("from SignedPlan where episodeId in ?1", SignedPlan.class)
        .setParameter(1, episodeIds)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                SignedPlan::episodeId,
                Collectors.collectingAndThen(Collectors.toList(), PlanHistory::new)));
  }

  /** The care teams of a program's episodes, by episode, in one query. */
  public Map<UUID, List<Episode.TeamMember>> teamsOf(UUID programId) {
    return sql
        .query(
            "select t.episode_id, t.practitioner_id, t.role from care_team_member t"
                + " join episode e on e.id = t.episode_id where e.program_id = ? order by 3, 2",
            row ->
                Map.entry(
                    row.getObject(1, UUID.class),
                    new Episode.TeamMember(
                        row.getObject(2, UUID.class), CareTeamRole.valueOf(row.getString(3)))),
            programId)
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** Whose primary therapist some clinicians are at present, by clinician, in one query. */
  public Map<UUID, Set<UUID>> caseloadsOf(Collection<UUID> clinicianIds) {
    return sql
        .query(
            "select t.practitioner_id, e.patient_id from care_team_member t"
                + " join episode e on e.id = t.episode_id where t.role = 'PRIMARY_THERAPIST'"
                + " and t.practitioner_id = any (?::uuid[]) and e.status <> 'DISCHARGED'",
            row -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
            (Object) clinicianIds.stream().map(UUID::toString).toArray(String[]::new))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** The care team of an episode. */
  public List<Episode.TeamMember> teamOf(UUID episodeId) {
    return sql.query(
        "select practitioner_id, role from care_team_member where episode_id = ? order by 2, 1",
        row ->
            new Episode.TeamMember(
                row.getObject(1, UUID.class), CareTeamRole.valueOf(row.getString(2))),
        episodeId);
  }

  /** Events of one episode come in order; one that is not known yet is worth another try. */
  private Episode known(UUID episodeId) {
    return rows.findByIdOptional(episodeId).orElseThrow(() -> new NotYet("episode"));
  }
}
