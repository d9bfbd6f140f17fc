package health.trellis.assessment.caseload;

import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /** All of a patient that the scoring of answers needs, in one query. */
  public Patient patient(UUID patientId) {
    List<Optional<Episode>> episodes = new ArrayList<>();
    List<Patient> rows =
        sql.query(
            """
            select e.id, e.patient_id, e.program_id, e.admitted_on, e.substance_use,
                   e.review_due_on, e.discharged_on, person.sex, person.time_zone,
                   first_value(program.country) over
                     (order by (e.discharged_on is null) desc, e.admitted_on desc)
            from (select ?::uuid as id) p
            left join person on person.patient_id = p.id
            left join episode e on e.patient_id = p.id and e.admitted_on is not null
            left join program on program.id = e.program_id
            order by e.admitted_on
            """,
            row -> {
              episodes.add(row.getObject(1) == null ? Optional.empty() : Optional.of(episode(row)));
              return new Patient(
                  row.getString(8), row.getString(10), zone(row.getString(9)), List.of());
            },
            patientId);
    Patient alone = rows.getFirst();
    return new Patient(
        alone.sex(),
        alone.country(),
        alone.zone(),
        episodes.stream().flatMap(Optional::stream).toList());
  }

  private static ZoneId zone(@Nullable String name) {
    return name != null && ZoneId.getAvailableZoneIds().contains(name)
        ? ZoneId.of(name)
        : ZoneOffset.UTC;
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
    return zone(
        sql.first(
                "select time_zone from person where patient_id = ?",
                row -> row.getString(1),
                patientId)
            .orElse(null));
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

  /** The country where a patient is treated, ISO 3166-1 alpha-2, by the site of the program. */
  public Optional<String> country(UUID patientId) {
    return sql.first(
        """
        select program.country from episode e join program on program.id = e.program_id
        where e.patient_id = ? and e.admitted_on is not null
        order by (e.discharged_on is null) desc, e.admitted_on desc limit 1
        """,
        row -> row.getString(1),
        patientId);
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
