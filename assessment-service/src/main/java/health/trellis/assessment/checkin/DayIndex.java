package health.trellis.assessment.checkin;

import org.jspecify.annotations.Nullable;

/**
 * One number for a day, 0 (best) to 100: a weighted mean of six parts, each between 0 and 1. What
 * is not asked (medication where none is prescribed, signs and situations where there is no plan)
 * is left out, and the others count for more. Parts and weights are Trellis's own, chosen to be
 * plain; they are compared only with the same person's other days, never between persons.
 *
 * <table>
 *   <caption>Parts and weights</caption>
 *   <tr><td>mood</td><td>25</td><td>(10 - mood) / 10</td></tr>
 *   <tr><td>craving</td><td>25</td><td>craving / 10</td></tr>
 *   <tr><td>sleep</td><td>15</td><td>hours short of 7, or half of those beyond 9, of 7</td></tr>
 *   <tr><td>medication</td><td>10</td><td>1 when not taken</td></tr>
 *   <tr><td>warning signs</td><td>15</td><td>weights of the signs met / 3, at most 1</td></tr>
 *   <tr><td>situations</td><td>10</td><td>triggers and surroundings met / 3, at most 1</td></tr>
 * </table>
 */
final class DayIndex {
  private static final double SCALE = 10;
  private static final double SLEEP_FROM = 7;
  private static final double SLEEP_TO = 9;
  private static final double MANY = 3;
  private static final int MOOD = 25;
  private static final int CRAVING = 25;
  private static final int SLEEP = 15;
  private static final int MEDICATION = 10;
  private static final int SIGNS = 15;
  private static final int SITUATIONS = 10;
  private static final int PERCENT = 100;

  private double sum;
  private int weights;

  private DayIndex() {}

  /**
   * A day's answers.
   *
   * @param mood 0 worst to 10 best
   * @param craving 0 none to 10 strongest
   * @param sleepHours hours slept
   * @param medicationTaken absent where none is prescribed
   * @param signsWeight what the warning signs met weigh together, by {@link SignWeight}; absent
   *     where no plan asks for them
   * @param situationsMet triggers and surroundings met; absent where no plan asks for them
   */
  record Day(
      int mood,
      int craving,
      double sleepHours,
      @Nullable Boolean medicationTaken,
      @Nullable Double signsWeight,
      @Nullable Integer situationsMet) {}

  /** The number. */
  static int of(Day day) {
    DayIndex index = new DayIndex();
    index.part(MOOD, (SCALE - day.mood()) / SCALE);
    index.part(CRAVING, day.craving() / SCALE);
    index.part(SLEEP, sleep(day.sleepHours()));
    if (day.medicationTaken() != null) {
      index.part(MEDICATION, day.medicationTaken() ? 0 : 1);
    }
    if (day.signsWeight() != null) {
      index.part(SIGNS, day.signsWeight() / MANY);
    }
    if (day.situationsMet() != null) {
      index.part(SITUATIONS, day.situationsMet() / MANY);
    }
    return (int) Math.round(PERCENT * index.sum / index.weights);
  }

  private void part(int weight, double share) {
    sum += weight * Math.clamp(share, 0, 1);
    weights += weight;
  }

  private static double sleep(double hours) {
    return hours < SLEEP_FROM
        ? (SLEEP_FROM - hours) / SLEEP_FROM
        : (hours - SLEEP_TO) / 2 / SLEEP_FROM;
  }
}
