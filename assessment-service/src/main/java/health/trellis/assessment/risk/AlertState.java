package health.trellis.assessment.risk;

/** Where an alert stands. It goes forward only. */
public enum AlertState {
  /** Nobody took it on yet: it escalates. */
  OPEN,

  /** A human acts. */
  ACKNOWLEDGED,

  /** Closed with a note. */
  RESOLVED
}
