package health.trellis.event;

/** How soon a human must act on a risk finding. */
public enum RiskLevel {
  /** The same day. */
  MODERATE,

  /** Within 15 minutes by default. */
  HIGH,

  /** At once: do not leave the patient alone. */
  IMMINENT
}
