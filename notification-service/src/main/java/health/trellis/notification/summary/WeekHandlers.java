package health.trellis.notification.summary;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.assessment.AssessmentSkipped;
import health.trellis.event.assessment.OffTrackDetected;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps what the summaries tell. Late entries count: they are about the week as it was. */
@ApplicationScoped
public class WeekHandlers implements EventHandlers {
  private static final Set<AttendanceStatus> PRESENT =
      EnumSet.of(AttendanceStatus.ATTENDED, AttendanceStatus.LATE, AttendanceStatus.LEFT_EARLY);

  private static final String GOAL = "GOAL_ACHIEVED";

  private final Sql sql;

  WeekHandlers(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(AttendanceRecorded.class, (e, context) -> attended(e)),
        EventHandler.of(
            WeeklyHoursMet.class, (e, context) -> hours(e.patientId(), e.weekStart(), true)),
        EventHandler.of(
            WeeklyHoursFellShort.class, (e, context) -> hours(e.patientId(), e.weekStart(), false)),
        EventHandler.of(MilestoneReached.class, (e, context) -> milestone(e, context.time())),
        EventHandler.of(OffTrackDetected.class, (e, context) -> offTrack(e)),
        EventHandler.of(AssessmentAssigned.class, (e, context) -> assigned(e)),
        EventHandler.of(AssessmentCompleted.class, (e, context) -> completed(e)),
        EventHandler.of(
            AssessmentSkipped.class,
            (e, context) -> closed(e.assignmentId(), e.patientId(), e.at())));
  }

  private void attended(AttendanceRecorded event) {
    sql.update(
        """
        insert into week_session (booking_id, patient_id, starts_at, present, missed, minutes)
        values (?, ?, ?, ?, ?, ?)
        on conflict (booking_id) do update set present = excluded.present,
          missed = excluded.missed, minutes = excluded.minutes
        """,
        event.bookingId(),
        event.patientId(),
        event.startsAt(),
        PRESENT.contains(event.status()),
        event.status() == AttendanceStatus.NO_SHOW,
        event.minutes());
  }

  private void hours(UUID patientId, LocalDate weekStart, boolean met) {
    sql.update(
        """
        insert into week_hours (patient_id, week_start, met) values (?, ?, ?)
        on conflict (patient_id, week_start) do update set met = excluded.met
        """,
        patientId,
        weekStart,
        met);
  }

  /** A goal counts in the week in which it is told of, whenever it was reached. */
  private void milestone(MilestoneReached event, Instant told) {
    if (event.kind().equals(GOAL)) {
      sql.update(
          """
          insert into reached_goal (milestone_id, patient_id, at) values (?, ?, ?)
          on conflict (milestone_id) do nothing
          """,
          event.milestoneId(),
          event.patientId(),
          told);
    }
  }

  private void offTrack(OffTrackDetected event) {
    sql.update(
        """
        insert into off_track (patient_id, detected_at) values (?, ?)
        on conflict (patient_id) do update set detected_at = excluded.detected_at
        where off_track.detected_at < excluded.detected_at
        """,
        event.patientId(),
        event.detectedAt());
  }

  private void assigned(AssessmentAssigned event) {
    sql.update(
        """
        insert into open_assessment (assignment_id, patient_id, due_at) values (?, ?, ?)
        on conflict (assignment_id) do update set due_at = excluded.due_at
        """,
        event.assignmentId(),
        event.patientId(),
        event.dueAt());
  }

  /** An answer may come before the word that it was asked for. */
  private void completed(AssessmentCompleted event) {
    if (event.assignmentId() != null) {
      closed(event.assignmentId(), event.patientId(), event.authoredAt());
    }
  }

  /** What is answered or let be is owed no more. */
  private void closed(UUID assignmentId, UUID patientId, Instant at) {
    sql.update(
        """
        insert into open_assessment (assignment_id, patient_id, answered_at) values (?, ?, ?)
        on conflict (assignment_id) do update set answered_at = excluded.answered_at
        """,
        assignmentId,
        patientId,
        at);
  }
}
