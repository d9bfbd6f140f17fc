package health.trellis.patient.milestone;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.Ids;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.checkin.ConsistentDays;
import health.trellis.patient.episode.DischargeType;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.plan.GoalAchieved;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.sobriety.SobrietyDaysReached;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices milestones, each once. */
@ApplicationScoped
class Milestones {
  private static final int LAST_DAY_OF_WEEK = 6;

  /** Days in a row, from the first week to a year. */
  private static final List<Integer> CONSISTENT_DAYS = List.of(7, 14, 30, 60, 90, 180, 365);

  private final Patients patients;
  private final Sql sql;
  private final Episodes episodes;
  private final Outbox outbox;
  private final Clock clock;

  Milestones(Patients patients, Sql sql, Episodes episodes, Outbox outbox, Clock clock) {
    this.patients = patients;
    this.sql = sql;
    this.episodes = episodes;
    this.outbox = outbox;
    this.clock = clock;
  }

  void weekMet(WeeklyHoursMet met) {
    reach(
        met.patientId(),
        MilestoneKind.FIRST_FULL_WEEK,
        met.episodeId().toString(),
        met.weekStart().plusDays(LAST_DAY_OF_WEEK));
  }

  /** Response and remission, once for each instrument in an episode. */
  void scored(AssessmentCompleted completed) {
    var episode = episodes.open(completed.patientId());
    String scope =
        episode.map(EpisodeView::id).map(UUID::toString).orElse("") + ":" + completed.instrument();
    LocalDate on =
        LocalDate.ofInstant(completed.authoredAt(), patients.zone(completed.patientId()));
    if (completed.response()) {
      reach(completed.patientId(), MilestoneKind.RESPONSE, scope, on);
    }
    // Remission is reached from above: a baseline under the cut is no change.
    if (completed.remission() && completed.response()) {
      reach(completed.patientId(), MilestoneKind.REMISSION, scope, on);
    }
  }

  void discharged(@Observes EpisodeDischarged discharged) {
    if (discharged.type().equals(DischargeType.COMPLETED.name())) {
      reach(
          discharged.patientId(),
          MilestoneKind.PROGRAM_COMPLETED,
          discharged.episodeId().toString(),
          discharged.dischargedOn());
    }
  }

  void achieved(@Observes GoalAchieved goal) {
    reach(goal.patientId(), MilestoneKind.GOAL_ACHIEVED, goal.goalId().toString(), goal.on());
  }

  /** Each run of days celebrates its own numbers. */
  void consistent(@Observes ConsistentDays run) {
    CONSISTENT_DAYS.stream()
        .filter(days -> days <= run.days())
        .forEach(
            days ->
                reach(
                    run.patientId(),
                    MilestoneKind.CONSISTENT_DAYS,
                    run.first() + ":" + days,
                    days,
                    run.first().plusDays(days - 1L)));
  }

  /** Each stretch celebrates its own numbers, so that a new beginning counts like the first. */
  void sober(@Observes SobrietyDaysReached reached) {
    reach(
        reached.patientId(),
        MilestoneKind.SOBRIETY_DAYS,
        "%s:%s:%d".formatted(reached.sobrietyId(), reached.since(), reached.days()),
        reached.days(),
        reached.on());
  }

  private void reach(UUID patientId, MilestoneKind kind, String scope, LocalDate on) {
    reach(patientId, kind, scope, null, on);
  }

  private void reach(
      UUID patientId, MilestoneKind kind, String scope, @Nullable Integer days, LocalDate on) {
    UUID id = Ids.next();
    int added =
        sql.update(
            """
            insert into milestone (id, patient_id, kind, scope, days, reached_on, created_at)
            values (?, ?, ?, ?, ?::integer, ?, ?) on conflict on constraint milestone_once do nothing
            """,
            id,
            patientId,
            kind.name(),
            scope,
            days,
            on,
            clock.instant());
    if (added == 1) {
      outbox.append(new MilestoneReached(patientId, id, kind.told(), on));
    }
  }
}
