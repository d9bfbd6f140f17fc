package health.trellis.assessment.outcome;

/** In what way treatment does not work as hoped. */
public enum OffTrackReason {
  /** Clinical at baseline, and no response since, four weeks on. */
  NO_RESPONSE,

  /** Worse than at baseline by more than chance. */
  RELIABLY_WORSE,

  /** Above the course that is expected from the baseline by more than chance. */
  OUTSIDE_EXPECTED
}
