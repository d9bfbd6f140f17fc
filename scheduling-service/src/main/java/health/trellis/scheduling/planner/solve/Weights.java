package health.trellis.scheduling.planner.solve;

/**
 * What counts how much. Hard and medium weigh in minutes, but for what cannot be at all. Soft
 * weights are in an order, not in a currency: that today's calendar stays goes before the clinician
 * whom a patient knows, that before preferred hours and modality, and those before an even look of
 * the week.
 */
public final class Weights {
  /** To be in two places at once weighs more than all the minutes of a day that it could give. */
  static final int IMPOSSIBLE = 600;

  /** The same for each minute of it. */
  static final int IMPOSSIBLE_MINUTE = 20;

  /** A lacking treatment day weighs as much as an hour of therapy. */
  static final int LACKING_DAY = 60;

  /** A session that the prescription counts weighs as much as an hour, beside its minutes. */
  static final int LACKING_SESSION = 60;

  /** One patient beyond a clinician's caseload weighs more than a weekly session that lacks. */
  static final int BEYOND_CASELOAD = 600;

  /** A session that is not where it is today. */
  public static final int MOVED = 40;

  /** Each step away from the clinician whom the patient knows. */
  public static final int OTHER_CLINICIAN = 24;

  /** Outside the hours that the patient likes. */
  public static final int OUTSIDE_PREFERRED_HOURS = 16;

  /** A group of people whom the patient does not know. */
  public static final int UNKNOWN_GROUP = 14;

  /** Not the modality that the patient prefers. */
  public static final int LESS_PREFERRED_MODALITY = 14;

  /** A topic of a curriculum that the patient has met before, or meets more than once. */
  public static final int TOPIC_AGAIN = 12;

  /** Each step away from the usual weekday and hour. */
  public static final int OFF_HABIT = 8;

  /** The sum of the squares of each day's half hours is divided by it. */
  public static final int LEAN_DIVISOR = 8;

  private Weights() {}
}
