package health.trellis.scheduling.payer;

/**
 * How a payer rounds the minutes that a patient was there.
 *
 * @param unitMinutes length of a unit: 1 to 60 minutes
 * @param part what becomes of a unit that is not full
 */
public record Rounding(int unitMinutes, Part part) {
  /** To the minute. */
  public static final Rounding EXACT = new Rounding(1, Part.DOWN);

  /** What becomes of a part of a unit. */
  public enum Part {
    /** Only full units count. */
    DOWN,
    /**
     * A unit counts once its midpoint is passed (CPT, introduction: time): 8 of 15 minutes, 31 of
     * an hour. For one service of 15-minute units this is Medicare's 8-minute rule (Medicare Claims
     * Processing Manual, chapter 5, section 20.2).
     */
    MIDPOINT,
    /** A unit that has begun counts. */
    UP
  }

  /**
   * The minutes that are credited: whole units, and never more than the session has.
   *
   * @param presentMinutes that the patient was there
   * @param sessionMinutes the session's length
   */
  public int credit(int presentMinutes, int sessionMinutes) {
    return Math.min(sessionMinutes, units(presentMinutes) * unitMinutes);
  }

  private int units(int minutes) {
    return switch (part) {
      case DOWN -> minutes / unitMinutes;
      case MIDPOINT -> minutes / unitMinutes + (minutes % unitMinutes * 2 > unitMinutes ? 1 : 0);
      case UP -> Math.ceilDiv(minutes, unitMinutes);
    };
  }
}
