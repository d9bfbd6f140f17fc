package health.trellis.assessment.chart;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.chart.ChartDto.Mark;
import health.trellis.assessment.chart.ChartDto.MarkKind;
import health.trellis.event.AttendanceStatus;
import health.trellis.event.SessionType;
import health.trellis.event.patient.MedicationStarted;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.sql.Sql;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Keeps what charts mark. Facts may come late, twice or corrected: the newest one stands. */
@Singleton
class ChartMarks implements EventHandlers {
  private final Sql sql;
  private final Caseload caseload;

  ChartMarks(Sql sql, Caseload caseload) {
    this.sql = sql;
    this.caseload = caseload;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(TreatmentPlanSigned.class, this::plan),
        EventHandler.of(AttendanceRecorded.class, this::session),
        EventHandler.of(MedicationStarted.class, this::medication));
  }

  /** What happened to a patient between two days, both included, the first first. */
  List<Mark> of(UUID patientId, LocalDate from, LocalDate to) {
    return sql.query(
        """
        select on_date, kind, label from chart_mark
        where patient_id = ? and on_date between ? and ? order by on_date, key
        """,
        row ->
            new Mark(
                row.getObject(1, LocalDate.class),
                MarkKind.valueOf(row.getString(2)),
                row.getString(3)),
        patientId,
        from,
        to);
  }

  private void plan(TreatmentPlanSigned e, EventContext about) {
    String label = e.version() == 1 ? "Plan signed" : "Plan revised (" + e.version() + ")";
    String key = "plan:" + e.planId() + ":" + e.version();
    keep(key, e.patientId(), new Mark(e.effectiveFrom(), MarkKind.PLAN, label), about);
  }

  private void session(AttendanceRecorded e, EventContext about) {
    MarkKind kind = tookPart(e.status()) ? MarkKind.SESSION : MarkKind.MISSED_SESSION;
    LocalDate on = caseload.day(e.patientId(), e.startsAt());
    keep("session:" + e.bookingId(), e.patientId(), new Mark(on, kind, name(e.type())), about);
  }

  private void medication(MedicationStarted e, EventContext about) {
    Mark mark = new Mark(e.startedOn(), MarkKind.MEDICATION, e.label());
    keep("medication:" + e.medicationId() + ":" + e.startedOn(), e.patientId(), mark, about);
  }

  private void keep(String key, UUID patientId, Mark mark, EventContext about) {
    sql.update(
        """
        insert into chart_mark (key, patient_id, kind, on_date, label, as_of)
        values (?, ?, ?, ?, ?, ?)
        on conflict (key) do update
          set kind = excluded.kind, on_date = excluded.on_date, label = excluded.label,
              as_of = excluded.as_of
          where chart_mark.as_of <= excluded.as_of
        """,
        key,
        patientId,
        mark.kind().name(),
        mark.on(),
        mark.label(),
        about.time());
  }

  private static boolean tookPart(AttendanceStatus status) {
    return switch (status) {
      case ATTENDED, LATE, LEFT_EARLY -> true;
      case NO_SHOW, EXCUSED -> false;
    };
  }

  private static String name(SessionType type) {
    return switch (type) {
      case GROUP -> "Group session";
      case INDIVIDUAL -> "Individual session";
      case FAMILY -> "Family session";
      case MEDICATION -> "Medication session";
    };
  }
}
