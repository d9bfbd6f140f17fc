package health.trellis.scheduling.planner.solve;

/**
 * The rules of a program's weeks.
 *
 * @param minimumMinutes minutes a week below which it is no treatment at this level of care
 * @param dayMinimum minutes from which a day counts as one of treatment
 * @param days treatment days a week that a patient should have, at least 3 (HCPCS H0015: at least
 *     three hours a day, three days a week)
 * @param dayLimit minutes that a day should not exceed unless prescribed
 */
public record ProgramRules(int minimumMinutes, int dayMinimum, int days, int dayLimit) {
  /** Three days a week. */
  public static final int USUAL_DAYS = 3;

  /** Four hours a day. */
  public static final int USUAL_DAY_LIMIT = 240;

  /** As many days as the prescribed minutes fill, up to the program's number. */
  int daysFor(int prescribedMinutes) {
    return Math.min(days, prescribedMinutes / Math.max(1, dayMinimum));
  }

  /** The limit of a day, unless so much is prescribed that the program's days do not hold it. */
  int dayLimitFor(int prescribedMinutes, int weekdays) {
    return Math.max(dayLimit, Math.ceilDiv(prescribedMinutes, Math.max(1, weekdays)));
  }
}
