package health.trellis.assessment.caseload;

import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Answers questions about patients and episodes from the read model. */
@ApplicationScoped
public class Caseload {
  private static final String COLUMNS =
      "select id, patient_id, program_id, admitted_on, substance_use, review_due_on, discharged_on"
          + " from episode ";

  private final Sql sql;

  Caseload(Sql sql) {
    this.sql = sql;
  }

  /** Administrative sex as in FHIR, for cut-points that depend on it. */
  public Optional<String> sex(UUID patientId) {
    return sql.first(
            "select coalesce(sex, '') from person where patient_id = ?",
            row -> row.getString(1),
            patientId)
        .filter(sex -> !sex.isEmpty());
  }

  /** The administrative sex of patients for whom it is known, in one query. */
  public Map<UUID, String> sexes(Collection<UUID> patientIds) {
    Map<UUID, String> found = new HashMap<>();
    sql.query(
            "select patient_id, sex from person where sex is not null"
                + " and patient_id = any(cast(? as uuid[]))",
            row -> Map.entry(row.getObject(1, UUID.class), row.getString(2)),
            (Object) patientIds.stream().map(UUID::toString).toArray(String[]::new))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /** The zone that the patient lives in; UTC while it is not known. */
  public ZoneId zone(UUID patientId) {
    return sql.first(
            "select time_zone from person where patient_id = ?", row -> row.getString(1), patientId)
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .<ZoneId>map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }

  /** The patient's calendar day of a moment. */
  public LocalDate day(UUID patientId, Instant moment) {
    return LocalDate.ofInstant(moment, zone(patientId));
  }

  /** Starts of the patient's episodes, the first first. */
  public List<Instant> episodeStarts(UUID patientId) {
    ZoneId zone = zone(patientId);
    return episodes(
            "where patient_id = ? and admitted_on is not null order by admitted_on", patientId)
        .stream()
        .map(episode -> episode.admittedOn().atStartOfDay(zone).toInstant())
        .toList();
  }

  /** The episode that runs, or the last one. */
  public Optional<Episode> current(UUID patientId) {
    return episodes(
            """
            where patient_id = ? and admitted_on is not null
            order by (discharged_on is null) desc, admitted_on desc limit 1
            """,
            patientId)
        .stream()
        .findFirst();
  }

  /** All episodes that run at the moment. */
  public List<Episode> running() {
    return episodes(
        "where discharged_on is null and not on_hold and admitted_on is not null order by id");
  }

  /** The episodes that ended since a day, without those whose patient is in treatment again. */
  public List<Episode> dischargedSince(LocalDate day) {
    return episodes(
        """
        e where discharged_on >= ? and admitted_on is not null
          and not exists (select 1 from episode later
                          where later.patient_id = e.patient_id and later.admitted_on > e.admitted_on)
        order by id
        """,
        day);
  }

  /** The episode with an id. */
  public Optional<Episode> episode(UUID id) {
    return episodes("where id = ? and admitted_on is not null", id).stream().findFirst();
  }

  /** Whether there is such a program. */
  public boolean hasProgram(UUID programId) {
    return sql.first("select 1 from program where id = ?", row -> 1, programId).isPresent();
  }

  /** The country of a program's site, ISO 3166-1 alpha-2. */
  public Optional<String> country(UUID programId) {
    return sql.first(
        "select country from program where id = ?", row -> row.getString(1), programId);
  }

  private List<Episode> episodes(String condition, Object... arguments) {
    return sql.query(COLUMNS + condition, Caseload::episode, arguments);
  }

  private static Episode episode(ResultSet row) throws SQLException {
    return new Episode(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, LocalDate.class),
        row.getBoolean(5),
        row.getObject(6, LocalDate.class),
        row.getObject(7, LocalDate.class));
  }
}
