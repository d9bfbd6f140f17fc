package health.trellis.scheduling.group;

/** When a group takes in patients. */
public enum AdmissionPolicy {
  /** At any time. */
  ROLLING,

  /** Until its first day. */
  CLOSED
}
