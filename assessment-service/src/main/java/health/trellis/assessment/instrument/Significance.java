package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.Scoring.ChangeRule;
import health.trellis.assessment.instrument.Scoring.Difference;
import health.trellis.assessment.instrument.Scoring.Total;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a total says about the person, beyond the number, by the instrument's published parameters.
 *
 * @param reliable whether the difference to baseline, either way, is more than chance
 * @param meaningful whether the difference to baseline, either way, matters to the person
 * @param clinicallySignificant whether the total got reliably better and crossed the caseness cut
 *     (Jacobson and Truax, J Consult Clin Psychol 1991;59:12-19)
 * @param deteriorated whether the total is reliably worse than at baseline
 * @param relapse whether a remission that followed caseness has ended in caseness again
 */
public record Significance(
    boolean reliable,
    boolean meaningful,
    boolean clinicallySignificant,
    boolean deteriorated,
    boolean relapse) {

  /**
   * Reads the last of some totals.
   *
   * @param scoring the instrument's scoring
   * @param totals those of one episode in the order of time, the present one last; at least one
   */
  public static Significance of(Scoring scoring, List<Integer> totals) {
    ChangeRule rule = scoring.change();
    int baseline = totals.getFirst();
    int total = totals.getLast();
    Total measure = scoring.total();
    boolean higherIsBetter = measure != null && measure.higherIsBetter();
    int worsening = higherIsBetter ? baseline - total : total - baseline;
    boolean reliable = reaches(worsening, reliable(scoring));
    Difference difference = scoring.difference();
    return new Significance(
        reliable,
        reaches(worsening, difference == null ? null : difference.meaningful()),
        rule != null
            && reliable
            && worsening < 0
            && baseline >= rule.caseness()
            && total < rule.caseness(),
        reliable && worsening > 0,
        rule != null && relapsed(rule, totals));
  }

  private static @Nullable Integer reliable(Scoring scoring) {
    ChangeRule rule = scoring.change();
    if (rule != null) {
      return rule.reliable();
    }
    Difference difference = scoring.difference();
    return difference == null ? null : difference.reliable();
  }

  private static boolean reaches(int difference, @Nullable Integer smallest) {
    return smallest != null && Math.abs(difference) >= smallest;
  }

  private static boolean relapsed(ChangeRule rule, List<Integer> totals) {
    boolean ill = false;
    boolean remitted = false;
    for (int total : totals) {
      ill |= total >= rule.caseness();
      remitted |= ill && total < rule.remissionBelow();
    }
    return remitted && totals.getLast() >= rule.caseness();
  }
}
