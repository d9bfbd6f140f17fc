package health.trellis.assessment.outcome;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.instrument.Change;
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
import java.time.Instant;

/** Looks at every total as it comes in; tells a finding once. */
@ApplicationScoped
class OffTrackDetection {
  private final Sql sql;
  private final Caseload caseload;
  private final ExpectedCourses courses;
  private final Outbox outbox;

  OffTrackDetection(Sql sql, Caseload caseload, ExpectedCourses courses, Outbox outbox) {
    this.sql = sql;
    this.caseload = caseload;
    this.courses = courses;
    this.outbox = outbox;
  }

  @Transactional(TxType.MANDATORY)
  void look(@Observes ResponseScored scored) {
    Response baseline = scored.baseline();
    Change change = scored.change();
    if (baseline == null || baseline.score() == null || change == null) {
      return;
    }
    Duration since = Duration.between(baseline.authoredAt(), scored.response().authoredAt());
    int first = baseline.score();
    ExpectedCourse course = courses.from(scored.instrument().code(), first).orElse(null);
    OffTrackRule.reasons(scored.instrument().scoring().change(), first, course, since, change)
        .forEach(reason -> tellOnce(reason, baseline, scored.response()));
  }

  /** Once per episode, whichever response is the baseline by now. */
  private void tellOnce(OffTrackReason reason, Response baseline, Response response) {
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
            episodeFrom(response),
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

  private Instant episodeFrom(Response response) {
    return caseload.episodeStarts(response.patientId()).stream()
        .filter(start -> !start.isAfter(response.authoredAt()))
        .reduce((earlier, later) -> later)
        .orElse(Instant.EPOCH);
  }
}
