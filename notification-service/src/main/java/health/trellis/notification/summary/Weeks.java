package health.trellis.notification.summary;

import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counts weeks. */
@ApplicationScoped
class Weeks {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration OFF_TRACK_LASTS = Duration.ofDays(14);
  private static final String OWN_PATIENTS =
      "patient_id in (select patient_id from care_team_member where practitioner_id = ?)";

  private final Sql sql;

  Weeks(Sql sql) {
    this.sql = sql;
  }

  WeekDto of(UUID patientId, Instant now) {
    return new WeekDto(
        count(
            "week_session where patient_id = ? and present and starts_at > ? and starts_at <= ?",
            patientId,
            now.minus(WEEK),
            now),
        count(
            "week_session where patient_id = ? and starts_at > ? and starts_at <= ?",
            patientId,
            now.minus(WEEK),
            now),
        number(
            """
            select coalesce(sum(minutes), 0) from week_session
            where patient_id = ? and present and starts_at > ? and starts_at <= ?
            """,
            patientId,
            now.minus(WEEK),
            now),
        count(
            "reached_goal where patient_id = ? and at > ? and at <= ?",
            patientId,
            now.minus(WEEK),
            now),
        streak(patientId),
        count(
            """
            booked_session where patient_id = ? and not cancelled and starts_at > ?
              and starts_at <= ?
            """,
            patientId,
            now,
            now.plus(WEEK)),
        count("open_assessment where patient_id = ? and answered_at is null", patientId));
  }

  WeekDto.CareTeamWeek ofCareTeam(UUID practitionerId, Instant now) {
    return new WeekDto.CareTeamWeek(
        count("care_team_member where practitioner_id = ?", practitionerId),
        patients(
            "week_session where missed and starts_at > ? and " + OWN_PATIENTS,
            now.minus(WEEK),
            practitionerId),
        patients(
            "off_track where detected_at > ? and " + OWN_PATIENTS,
            now.minus(OFF_TRACK_LASTS),
            practitionerId),
        patients(
            "open_assessment where answered_at is null and due_at < ? and " + OWN_PATIENTS,
            now,
            practitionerId));
  }

  /** Weeks since the last one that fell short. */
  private int streak(UUID patientId) {
    return count(
        """
        week_hours w where patient_id = ? and met and week_start > coalesce(
          (select max(s.week_start) from week_hours s
           where s.patient_id = w.patient_id and not s.met), '-infinity')
        """,
        patientId);
  }

  private int count(String what, Object... arguments) {
    return number("select count(*) from " + what, arguments);
  }

  private int number(String query, Object... arguments) {
    return sql.first(query, row -> row.getInt(1), arguments).orElse(0);
  }

  private List<UUID> patients(String where, Object... arguments) {
    return sql.query(
        "select distinct patient_id from " + where + " order by patient_id",
        row -> row.getObject(1, UUID.class),
        arguments);
  }
}
