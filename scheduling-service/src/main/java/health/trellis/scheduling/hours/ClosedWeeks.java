package health.trellis.scheduling.hours;

import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Remembers which weeks were closed. */
@ApplicationScoped
class ClosedWeeks {
  private final Sql sql;
  private final Clock clock;

  ClosedWeeks(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * A closed week.
   *
   * @param monday its first day
   * @param outcome whether it was enough
   * @param closedAt when it was closed
   */
  record ClosedWeek(LocalDate monday, WeekFigures.Outcome outcome, Instant closedAt) {}

  /** Closes a week; false when it was closed before, by whomever. */
  boolean close(Episode episode, IsoWeek week, WeekFigures figures) {
    return sql.update(
            """
            insert into closed_week
              (episode_id, week_start, patient_id, scheduled_minutes, attended_minutes,
               prescribed_minutes, program_minimum_minutes, outcome, closed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (episode_id, week_start) do nothing
            """,
            episode.id(),
            week.monday(),
            episode.patientId(),
            figures.scheduled(),
            figures.attended(),
            figures.prescribed(),
            figures.programMinimum(),
            figures.outcome().name(),
            clock.instant())
        == 1;
  }

  /** The closed weeks of an episode by their Mondays. */
  Map<LocalDate, ClosedWeek> of(UUID episodeId) {
    return sql
        .query(
            "select week_start, outcome, closed_at from closed_week where episode_id = ?",
            row ->
                new ClosedWeek(
                    row.getObject(1, LocalDate.class),
                    WeekFigures.Outcome.valueOf(row.getString(2)),
                    row.getTimestamp(3).toInstant()),
            episodeId)
        .stream()
        .collect(Collectors.toMap(ClosedWeek::monday, Function.identity()));
  }
}
