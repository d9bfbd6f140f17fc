package health.trellis.patient.plan;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The scores that assessment-service told of. */
@ApplicationScoped
public class MeasuredScores {
  private static final String SELECT =
      "select instrument, score, authored_at from measured_score where patient_id = ? ";

  private final Sql sql;

  MeasuredScores(Sql sql) {
    this.sql = sql;
  }

  /** A score of an instrument. */
  public record Score(String instrument, BigDecimal value, Instant at) {}

  void keep(AssessmentCompleted completed) {
    if (completed.score() == null) {
      return;
    }
    sql.update(
        """
        insert into measured_score (response_id, patient_id, instrument, score, authored_at)
        values (?, ?, ?, ?, ?)
        on conflict (response_id) do update set score = excluded.score
        """,
        completed.responseId(),
        completed.patientId(),
        completed.instrument(),
        completed.score(),
        completed.authoredAt());
  }

  /** The last score of an instrument. */
  Optional<Score> latest(UUID patientId, String instrument) {
    return sql.first(
        SELECT + "and instrument = ? order by authored_at desc limit 1",
        row -> new Score(row.getString(1), row.getBigDecimal(2), row.getTimestamp(3).toInstant()),
        patientId,
        instrument);
  }

  /** All scores of a patient by instrument, oldest first. */
  public Map<String, List<Score>> byInstrument(UUID patientId) {
    return sql
        .query(
            SELECT + "order by instrument, authored_at",
            row ->
                new Score(row.getString(1), row.getBigDecimal(2), row.getTimestamp(3).toInstant()),
            patientId)
        .stream()
        .collect(Collectors.groupingBy(Score::instrument));
  }
}
