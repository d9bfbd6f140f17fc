package health.trellis.patient.longview;

import health.trellis.kit.sql.Sql;
import health.trellis.patient.longview.LongViewDto.Setback;
import health.trellis.patient.longview.LongViewDto.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What went backwards and what it taught, from goals and from sobriety dates. */
@ApplicationScoped
class Setbacks {
  private static final int MOST = 200;

  private final Sql sql;

  Setbacks(Sql sql) {
    this.sql = sql;
  }

  /** Newest first. */
  List<Setback> of(UUID patientId) {
    return sql.query(
        """
        select 'GOAL', p.goal_id, p.recorded_on as happened_on, p.note, p.learned
        from goal g join goal_progress p on p.plan_id = g.plan_id and p.goal_id = g.id
        where g.patient_id = ? and p.setback
        union all
        select 'SOBRIETY', s.id, r.ended_on, r.note, r.learned
        from sobriety_date s join sobriety_reset r on r.sobriety_id = s.id
        where s.patient_id = ?
        order by happened_on desc limit ?
        """,
        row ->
            new Setback(
                Source.valueOf(row.getString(1)),
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                row.getString(4),
                row.getString(5)),
        patientId,
        patientId,
        MOST);
  }
}
