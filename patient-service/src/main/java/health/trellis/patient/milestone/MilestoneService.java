package health.trellis.patient.milestone;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.milestone.MilestoneDto.MilestoneView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Lists milestones. */
@ApplicationScoped
public class MilestoneService {
  private static final String SELECT =
      """
      select id, patient_id, kind,
        case when kind in ('RESPONSE', 'REMISSION') then nullif(split_part(scope, ':', 2), '') end,
        days, reached_on
      from milestone where patient_id = ?
      """;

  private final Sql sql;
  private final PatientAccess access;
  private final CurrentUser user;

  MilestoneService(Sql sql, PatientAccess access, CurrentUser user) {
    this.sql = sql;
    this.access = access;
    this.user = user;
  }

  @Transactional
  Page<MilestoneView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.PROGRESS, Mode.READ, "milestones");
    return Page.of(
        sql.query(
            SELECT + " and (not ? or kind <> 'SOBRIETY_DAYS') and id > ? order by id limit ?",
            MilestoneService::read,
            patientId,
            user.has(Role.FAMILY) || user.has(Role.PROGRAM_ADMIN),
            page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0)),
            page.limit() + 1),
        page,
        milestone -> Cursor.of(milestone.id()));
  }

  /** All of a patient, for who may see the whole record; oldest first. */
  public List<MilestoneView> all(UUID patientId) {
    return sql.query(SELECT + " order by reached_on, id", MilestoneService::read, patientId);
  }

  private static MilestoneView read(ResultSet row) throws SQLException {
    return new MilestoneView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        MilestoneKind.valueOf(row.getString(3)),
        row.getString(4),
        row.getObject(5, Integer.class),
        row.getObject(6, LocalDate.class));
  }
}
