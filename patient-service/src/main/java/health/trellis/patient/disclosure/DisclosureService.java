package health.trellis.patient.disclosure;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.disclosure.DisclosureDto.DisclosureView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads the accounting of disclosures. */
@ApplicationScoped
class DisclosureService {
  private static final UUID NEWEST = new UUID(-1L, -1L);

  private final Sql sql;
  private final PatientAccess access;

  DisclosureService(Sql sql, PatientAccess access) {
    this.sql = sql;
    this.access = access;
  }

  @Transactional
  Page<DisclosureView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, "disclosures");
    return Page.of(
        sql.query(
            """
            select id, patient_id, recipient, resource_type, resource_id, basis, disclosed_at
            from disclosure where patient_id = ? and id < ? order by id desc limit ?
            """,
            row ->
                new DisclosureView(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, UUID.class),
                    row.getString(6),
                    row.getTimestamp(7).toInstant()),
            patientId,
            page.cursor().map(cursor -> cursor.uuid(0)).orElse(NEWEST),
            page.limit() + 1),
        page,
        disclosure -> Cursor.of(disclosure.id()));
  }
}
