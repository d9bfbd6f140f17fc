package health.trellis.patient.milestone;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.Ids;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.episode.DischargeType;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/** Notices milestones, each once. */
@ApplicationScoped
class Milestones {
  private static final int LAST_DAY_OF_WEEK = 6;

  private final Sql sql;
  private final Episodes episodes;
  private final Outbox outbox;
  private final Clock clock;

  Milestones(Sql sql, Episodes episodes, Outbox outbox, Clock clock) {
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
    ZoneId zone = episode.<ZoneId>map(e -> ZoneId.of(e.timeZone())).orElse(ZoneOffset.UTC);
    LocalDate on = LocalDate.ofInstant(completed.authoredAt(), zone);
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

  private void reach(UUID patientId, MilestoneKind kind, String scope, LocalDate on) {
    UUID id = Ids.next();
    int added =
        sql.update(
            """
            insert into milestone (id, patient_id, kind, scope, reached_on, created_at)
            values (?, ?, ?, ?, ?, ?) on conflict on constraint milestone_once do nothing
            """,
            id,
            patientId,
            kind.name(),
            scope,
            on,
            clock.instant());
    if (added == 1) {
      outbox.append(new MilestoneReached(patientId, id, kind.name(), on));
    }
  }
}
