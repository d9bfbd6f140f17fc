package health.trellis.patient.screening;

import health.trellis.patient.screening.Indication.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The level that the dimensions of The ASAM Criteria, fourth edition (2023) point to. The assessor
 * gives for each of dimensions 1 to 5 the least intensive level at which its needs can be met
 * safely; the most intensive of them is the recommended level, never an average. Where one
 * dimension needs medical management and another a higher level without it, the medically managed
 * level of that band (1.7, 2.7, 3.7) meets both. Dimension 6, person-centered considerations, does
 * not move the recommendation: it is kept for the level that patient and clinician agree on.
 */
final class AsamFourth {
  static final int RATED_DIMENSIONS = 5;
  static final Set<AsamLevel> LEVELS =
      EnumSet.complementOf(EnumSet.of(AsamLevel.EARLY_INTERVENTION, AsamLevel.OUTPATIENT));
  private static final Map<Integer, String> DIMENSIONS =
      Map.of(
          1, "intoxication, withdrawal and addiction medications",
          2, "biomedical conditions",
          3, "psychiatric and cognitive conditions",
          4, "substance use-related risks",
          5, "recovery environment interactions");

  private AsamFourth() {}

  /** What the least levels of dimensions point to; a dimension without needs is left out. */
  static Indication indicate(Map<Integer, AsamLevel> leastByDimension) {
    AsamLevel most =
        leastByDimension.values().stream()
            .max(Comparator.naturalOrder())
            .orElse(AsamLevel.OUTPATIENT_THERAPY);
    boolean medical = leastByDimension.values().stream().anyMatch(AsamLevel::medicallyManaged);
    return Indication.of(medical ? medicallyManaged(most) : most, reasons(leastByDimension));
  }

  private static AsamLevel medicallyManaged(AsamLevel level) {
    return switch (level.number().charAt(0)) {
      case '1' -> AsamLevel.MEDICALLY_MANAGED_OUTPATIENT;
      case '2' -> AsamLevel.MEDICALLY_MANAGED_INTENSIVE_OUTPATIENT;
      case '3' -> AsamLevel.MEDICALLY_MANAGED_RESIDENTIAL;
      default -> level;
    };
  }

  private static List<Reason> reasons(Map<Integer, AsamLevel> least) {
    List<Map.Entry<Integer, AsamLevel>> entries = new ArrayList<>(least.entrySet());
    entries.sort(
        Map.Entry.<Integer, AsamLevel>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    return entries.stream()
        .map(
            entry ->
                new Reason(
                    "dimension-" + entry.getKey(),
                    "At least level "
                        + entry.getValue().number()
                        + " for "
                        + DIMENSIONS.getOrDefault(entry.getKey(), "")))
        .toList();
  }
}
