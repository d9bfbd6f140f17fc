package health.trellis.patient.milestone;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.milestone.MilestoneDto.MilestoneView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Lists milestones. */
@ApplicationScoped
class MilestoneService {
  private final Sql sql;
  private final PatientAccess access;

  MilestoneService(Sql sql, PatientAccess access) {
    this.sql = sql;
    this.access = access;
  }

  @Transactional
  Page<MilestoneView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.PROGRESS, Mode.READ, "milestones");
    return Page.of(
        sql.query(
            """
            select id, patient_id, kind, nullif(split_part(scope, ':', 2), ''), reached_on
            from milestone where patient_id = ? and id > ? order by id limit ?
            """,
            row ->
                new MilestoneView(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    MilestoneKind.valueOf(row.getString(3)),
                    row.getString(4),
                    row.getDate(5).toLocalDate()),
            patientId,
            page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0)),
            page.limit() + 1),
        page,
        milestone -> Cursor.of(milestone.id()));
  }
}
