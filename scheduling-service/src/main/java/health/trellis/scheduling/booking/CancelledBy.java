package health.trellis.scheduling.booking;

/** Who wanted a session not to take place. */
public enum CancelledBy {
  PATIENT,
  PROGRAM
}
