package health.trellis.patient.screening;

import health.trellis.event.LevelOfCare;
import health.trellis.patient.screening.Indication.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The level that the answers to the criteria of 42 CFR 410.44(c) point to. */
final class MedicareIop {
  private MedicareIop() {}

  /** All required criteria met: IOP, or PHP where 20 hours are needed; else the level to try. */
  static Indication indicate(Map<IopCriterion, Boolean> met) {
    List<IopCriterion> unmet =
        Arrays.stream(IopCriterion.values())
            .filter(IopCriterion::required)
            .filter(criterion -> !met.getOrDefault(criterion, false))
            .toList();
    if (!unmet.isEmpty()) {
      return new Indication(
          unmet.getFirst().unless(),
          null,
          unmet.stream().map(c -> new Reason(c.name(), "Not met: " + c.text())).toList());
    }
    if (met.getOrDefault(IopCriterion.NEEDS_TWENTY_HOURS, false)) {
      IopCriterion twenty = IopCriterion.NEEDS_TWENTY_HOURS;
      return new Indication(
          LevelOfCare.PHP, null, List.of(new Reason(twenty.name(), twenty.text())));
    }
    return new Indication(
        LevelOfCare.IOP,
        null,
        Arrays.stream(IopCriterion.values())
            .filter(IopCriterion::required)
            .map(c -> new Reason(c.name(), c.text()))
            .toList());
  }
}
