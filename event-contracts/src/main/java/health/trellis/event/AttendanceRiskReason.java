package health.trellis.event;

/** Why a patient's attendance is a worry. */
public enum AttendanceRiskReason {
  /** Two sessions or more in a row were missed without a word. */
  CONSECUTIVE_MISSES,
  /** The share of time attended fell clearly against the weeks before. */
  FALLING_TREND
}
