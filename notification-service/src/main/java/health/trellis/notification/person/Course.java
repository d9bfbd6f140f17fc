package health.trellis.notification.person;

/** Where a patient's course stands. */
public enum Course {
  ACTIVE,
  /** Care pauses. */
  HELD,
  /** The patient was discharged. */
  ENDED
}
