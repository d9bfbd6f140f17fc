package health.trellis.notification.rule;

/** What happened that somebody may have to hear of. Each comes from one event. */
public enum Occasion {
  /** EpisodeAdmitted. */
  EPISODE_ADMITTED(false),
  /** SessionBooked; many of one day are one occasion. */
  CALENDAR_FILLED(true),
  /** SessionMoved. */
  SESSION_MOVED(true),
  /** AttendanceRecorded as NO_SHOW. */
  SESSION_MISSED(false),
  /** MakeUpOffered. */
  MAKE_UP_OFFERED(false),
  /** WaitlistPlaceOffered; its moment is when the offer ends. */
  PLACE_OFFERED(true),
  /** AttendanceRiskRaised. */
  ATTENDANCE_RISK(false),
  /** AssessmentAssigned; a battery is one occasion. */
  ASSESSMENT_ASSIGNED(true),
  /** MilestoneReached. */
  MILESTONE_REACHED(false),
  /** CareTaskOpened. */
  TASK_OPENED(true),
  /** CareTaskEscalated, to a supervisor or the coordinators. */
  TASK_OVERDUE(true),
  /** CareTaskEscalated, to the program's administration. */
  TASK_STILL_OVERDUE(true),
  /** EarlyWarningRaised. */
  EARLY_WARNING(false),
  /** EpisodeHeld. */
  EPISODE_PAUSED(false),
  /** EpisodeDischarged. */
  EPISODE_ENDED(false);

  private final boolean hasMoment;

  Occasion(boolean hasMoment) {
    this.hasMoment = hasMoment;
  }

  /** Whether it has a moment, which texts may name as {@code when}. */
  public boolean hasMoment() {
    return hasMoment;
  }
}
