package health.trellis.patient.certification;

import health.trellis.event.LevelOfCare;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.certification.CertificationDto.CertificationView;
import health.trellis.patient.certification.CertificationDto.Certify;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps certifications; they are never changed. */
@ApplicationScoped
class Certifications {
  private final Sql sql;

  Certifications(Sql sql) {
    this.sql = sql;
  }

  /** Who certifies. */
  record Physician(String name, UUID practitionerId) {}

  /** What is certified. */
  record Certified(
      UUID id,
      UUID episodeId,
      UUID patientId,
      LevelOfCare level,
      Certify request,
      LocalDate on,
      int late) {}

  /** Adds one; false when the episode has one of that day. */
  boolean add(Certified certified, boolean renewal, Physician physician, Instant now) {
    return sql.update(
            """
            insert into certification (id, episode_id, patient_id, renewal, level_of_care,
              hours_per_week, reason, certified_on, days_late, certified_by, practitioner_id,
              recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (episode_id, certified_on) do nothing
            """,
            certified.id(),
            certified.episodeId(),
            certified.patientId(),
            renewal,
            certified.level().name(),
            certified.request().hoursPerWeek(),
            certified.request().reason(),
            certified.on(),
            certified.late(),
            physician.name(),
            physician.practitionerId(),
            now)
        == 1;
  }

  /** Of an episode, oldest first. */
  List<CertificationView> of(UUID episodeId) {
    return of(List.of(episodeId)).getOrDefault(episodeId, List.of());
  }

  /** Of each of several episodes that has any, oldest first. */
  Map<UUID, List<CertificationView>> of(Collection<UUID> episodeIds) {
    return sql
        .query(
            """
            select id, episode_id, renewal, level_of_care, hours_per_week, reason, certified_on,
              days_late, certified_by, practitioner_id, recorded_at
            from certification where episode_id = any(?::uuid[]) order by episode_id, certified_on
            """,
            Certifications::row,
            (Object) episodeIds.stream().map(UUID::toString).toArray(String[]::new))
        .stream()
        .collect(Collectors.groupingBy(CertificationView::episodeId));
  }

  private static CertificationView row(ResultSet row) throws SQLException {
    return new CertificationView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getBoolean(3),
        LevelOfCare.valueOf(row.getString(4)),
        row.getInt(5),
        row.getString(6),
        row.getObject(7, LocalDate.class),
        row.getInt(8),
        row.getString(9),
        row.getObject(10, UUID.class),
        row.getTimestamp(11).toInstant());
  }
}
