package health.trellis.event;

/** How a patient took part in a session. */
public enum AttendanceStatus {
  /** There from start to end. */
  ATTENDED,

  /** Came after the start. */
  LATE,

  /** Left before the end. */
  LEFT_EARLY,

  /** Did not come and did not say so. */
  NO_SHOW,

  /** Did not come, with a reason that the program accepts. */
  EXCUSED
}
