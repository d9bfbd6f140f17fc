package health.trellis.scheduling.waitlist;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows who waits, with the place in the line, of those whom the caller may know of. */
@ApplicationScoped
class WaitlistReading {
  private static final int MOST = 200;

  private static final String SELECT =
      """
      select e.id, e.group_id, g.name, e.patient_id, e.from_day, e.status,
        case when e.status in ('WAITING', 'OFFERED') then (
          select count(*) from waitlist_entry o
          where o.group_id = e.group_id and o.status in ('WAITING', 'OFFERED')
            and (o.entered_at, o.id) <= (e.entered_at, e.id)) end,
        e.entered_at, case when e.status = 'OFFERED' then e.offer_expires_at end
      from waitlist_entry e join therapy_group g on g.id = e.group_id
      where\s""";

  private final EntityManager entities;
  private final PatientAccess access;

  WaitlistReading(EntityManager entities, PatientAccess access) {
    this.entities = entities;
    this.access = access;
  }

  WaitlistView.Entry one(UUID id) {
    entities.flush();
    return read("e.id = :id", Map.of("id", id)).stream()
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("waitlist-entry"));
  }

  WaitlistView ofPatient(UUID patientId) {
    return new WaitlistView(read("e.patient_id = :patient", Map.of("patient", patientId)));
  }

  WaitlistView ofGroup(UUID groupId) {
    VisiblePatients visible = access.visible(Area.CALENDAR);
    Map<String, Object> values = new HashMap<>(visible.params());
    values.put("group", groupId);
    List<WaitlistView.Entry> found =
        read(
            "e.group_id = :group and e.status in ('WAITING', 'OFFERED') and "
                + visible.sql("e.patient_id"),
            values);
    access.auditList(
        found.stream().map(WaitlistView.Entry::patientId).toList(), Area.CALENDAR, "waitlist");
    return new WaitlistView(found);
  }

  private List<WaitlistView.Entry> read(String where, Map<String, Object> values) {
    Query select =
        entities.createNativeQuery(SELECT + where + " order by e.entered_at, e.id", Object[].class);
    values.forEach(select::setParameter);
    List<?> rows = select.setMaxResults(MOST).getResultList();
    return rows.stream().map(row -> entry((Object[]) row)).toList();
  }

  private static WaitlistView.Entry entry(Object[] row) {
    return new WaitlistView.Entry(
        (UUID) row[0],
        (UUID) row[1],
        (String) row[2],
        (UUID) row[3],
        day(row[4]),
        WaitlistEntry.Status.valueOf((String) row[5]),
        row[6] == null ? null : ((Number) row[6]).intValue(),
        (Instant) row[7],
        (Instant) row[8]);
  }

  /** The driver gives a date by one class or the other. */
  private static LocalDate day(Object value) {
    return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
  }
}
