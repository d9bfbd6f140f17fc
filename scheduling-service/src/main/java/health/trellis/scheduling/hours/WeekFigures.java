package health.trellis.scheduling.hours;

/**
 * The minutes of a patient's week.
 *
 * @param scheduled in sessions that the patient has a place in
 * @param attended credited
 * @param prescribed that the plan asks for
 * @param programMinimum that the program asks for
 */
record WeekFigures(int scheduled, int attended, int prescribed, int programMinimum) {
  /** Whether a week was enough. */
  enum Outcome {
    MET,
    FELL_SHORT
  }

  /** A week is enough when it reaches both the prescription and the program's minimum. */
  Outcome outcome() {
    return attended >= Math.max(prescribed, programMinimum) ? Outcome.MET : Outcome.FELL_SHORT;
  }
}
