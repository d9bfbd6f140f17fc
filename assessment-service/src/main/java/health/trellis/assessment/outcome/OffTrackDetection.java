package health.trellis.assessment.outcome;

import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.response.Measurement;
import health.trellis.assessment.response.Response;
import health.trellis.assessment.response.ResponseScored;
import health.trellis.event.assessment.OffTrackDetected;
import health.trellis.kit.Ids;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;

/** Looks at every total as it comes in; tells a finding once. */
@ApplicationScoped
class OffTrackDetection {
  private final Sql sql;
  private final ExpectedCourses courses;
  private final Outbox outbox;

  OffTrackDetection(Sql sql, ExpectedCourses courses, Outbox outbox) {
    this.sql = sql;
    this.courses = courses;
    this.outbox = outbox;
  }

  @Transactional(TxType.MANDATORY)
  void look(@Observes ResponseScored scored) {
    Measurement baseline = scored.baseline();
    Change change = scored.change();
    if (baseline == null || change == null) {
      return;
    }
    Duration since = Duration.between(baseline.authoredAt(), scored.response().authoredAt());
    int first = baseline.score();
    ExpectedCourse course = courses.from(scored.instrument().code(), first).orElse(null);
    OffTrackRule.reasons(scored.instrument().scoring().change(), first, course, since, change)
        .forEach(reason -> tellOnce(reason, baseline, scored));
  }

  /** Once per episode, whichever response is the baseline by now. */
  private void tellOnce(OffTrackReason reason, Measurement baseline, ResponseScored scored) {
    Response response = scored.response();
    int added =
        sql.update(
            """
            insert into off_track (id, patient_id, instrument, reason, episode_from,
                                   baseline_response_id, response_id, detected_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            Ids.next(),
            response.patientId(),
            response.instrument(),
            reason.name(),
            scored.episodeFrom(),
            baseline.id(),
            response.id(),
            response.authoredAt());
    if (added == 1) {
      outbox.append(
          new OffTrackDetected(
              response.patientId(),
              response.instrument(),
              reason.name(),
              response.id(),
              response.authoredAt()));
    }
  }
}
