package health.trellis.patient.screening;

import health.trellis.patient.screening.Indication.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The level that risks in the six dimensions of The ASAM Criteria, third edition (Mee-Lee et al.,
 * 2013) point to. Risk is 0 (none) to 4 (utmost severity, imminent danger). The book gives its
 * admission criteria in prose for each level and dimension; this table is Trellis's own, cautious
 * reading of them by risk alone, from most to least intensive, and the first line that holds
 * decides. It prepares the clinician's judgment and does not replace it.
 */
final class AsamThird {
  static final Map<Integer, String> DIMENSIONS =
      Map.of(
          1, "acute intoxication or withdrawal potential",
          2, "biomedical conditions",
          3, "emotional, behavioral or cognitive conditions",
          4, "readiness to change",
          5, "relapse or continued use potential",
          6, "recovery environment");

  private static final int SERIOUS = 3;
  private static final int UTMOST = 4;

  private static final List<Line> TABLE =
      List.of(
          new Line(AsamLevel.MEDICALLY_MANAGED_INPATIENT, r -> r.most(1, 2, 3) == UTMOST),
          new Line(
              AsamLevel.MEDICALLY_MANAGED_RESIDENTIAL,
              r ->
                  r.most(1, 2) == SERIOUS || r.of(3) == SERIOUS && r.atLeast(SERIOUS, 4, 5, 6) > 0),
          new Line(
              AsamLevel.CLINICALLY_MANAGED_HIGH_INTENSITY_RESIDENTIAL,
              r -> r.of(5) == UTMOST || r.of(4) == UTMOST && r.of(5) >= SERIOUS),
          new Line(AsamLevel.CLINICALLY_MANAGED_LOW_INTENSITY_RESIDENTIAL, r -> r.of(6) == UTMOST),
          new Line(
              AsamLevel.HIGH_INTENSITY_OUTPATIENT,
              r -> r.of(3) == SERIOUS || r.atLeast(SERIOUS, 4, 5, 6) > 1),
          new Line(
              AsamLevel.INTENSIVE_OUTPATIENT,
              r ->
                  r.atLeast(2, 1, 2, 3) > 0
                      || r.atLeast(SERIOUS, 4, 5, 6) > 0
                      || r.atLeast(2, 4, 5, 6) > 1),
          new Line(AsamLevel.OUTPATIENT, r -> r.most(1, 2, 3, 4, 5, 6) > 0),
          new Line(AsamLevel.EARLY_INTERVENTION, r -> true));

  private AsamThird() {}

  private record Line(AsamLevel level, Predicate<Risks> holds) {}

  /** Risks by dimension. */
  private record Risks(Map<Integer, Integer> byDimension) {
    int of(int dimension) {
      return byDimension.getOrDefault(dimension, 0);
    }

    int most(int... dimensions) {
      return IntStream.of(dimensions).map(this::of).max().orElse(0);
    }

    long atLeast(int risk, int... dimensions) {
      return IntStream.of(dimensions).filter(d -> of(d) >= risk).count();
    }
  }

  /** What risks of 0 to 4 in dimensions 1 to 6 point to. */
  static Indication indicate(Map<Integer, Integer> byDimension) {
    Risks risks = new Risks(byDimension);
    AsamLevel level =
        TABLE.stream().filter(line -> line.holds().test(risks)).findFirst().orElseThrow().level();
    return Indication.of(level, reasons(risks));
  }

  private static List<Reason> reasons(Risks risks) {
    List<Reason> reasons = new ArrayList<>();
    for (int risk = UTMOST; risk > 0; risk--) {
      for (int dimension = 1; dimension <= DIMENSIONS.size(); dimension++) {
        if (risks.of(dimension) == risk) {
          reasons.add(
              new Reason(
                  "dimension-" + dimension,
                  "Risk " + risk + " in " + DIMENSIONS.getOrDefault(dimension, "")));
        }
      }
    }
    return reasons;
  }
}
