package health.trellis.assessment.assignment;

import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Use.Rater;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a patient is asked in a week within the program's limit. The first of a list come
 * first; what finds a risk is always asked, and what others rate costs the patient nothing.
 *
 * @param asked what is asked, in its order
 * @param leftOut what goes beyond the limit
 */
record Burden(List<Instrument> asked, List<Instrument> leftOut) {

  /**
   * Fits instruments into a limit.
   *
   * @param wanted the instruments, the most important first
   * @param before what the week holds already
   * @param minutes the limit
   */
  static Burden within(List<Instrument> wanted, List<Instrument> before, int minutes) {
    int spent = before.stream().mapToInt(Burden::cost).sum();
    spent += wanted.stream().filter(Burden::findsRisk).mapToInt(Burden::cost).sum();
    List<Instrument> asked = new ArrayList<>();
    List<Instrument> leftOut = new ArrayList<>();
    for (Instrument instrument : wanted) {
      int cost = findsRisk(instrument) ? 0 : cost(instrument);
      if (cost == 0 || spent + cost <= minutes) {
        asked.add(instrument);
        spent += cost;
      } else {
        leftOut.add(instrument);
      }
    }
    return new Burden(asked, leftOut);
  }

  private static int cost(Instrument instrument) {
    return instrument.use().rater() == Rater.SELF ? instrument.use().minutes() : 0;
  }

  private static boolean findsRisk(Instrument instrument) {
    return !instrument.scoring().critical().isEmpty()
        || instrument.scoring().triage().stream().anyMatch(rule -> rule.level() != null);
  }
}
