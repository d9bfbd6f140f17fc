package health.trellis.patient.screening;

import health.trellis.kit.http.FieldError;
import health.trellis.patient.screening.ScreeningDto.CriterionFinding;
import health.trellis.patient.screening.ScreeningDto.DimensionFinding;
import health.trellis.patient.screening.ScreeningDto.RecordScreening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a screening must hold by its criteria, and what it points to. */
final class ScreeningRules {
  private ScreeningRules() {}

  /** All that is missing or does not belong. */
  static List<FieldError> problems(RecordScreening screening) {
    List<FieldError> problems = new ArrayList<>();
    boolean asam = screening.criteria() != Criteria.MEDICARE_IOP;
    if (asam && !screening.findings().isEmpty()) {
      problems.add(error("/findings", "not-of-criteria", "The ASAM Criteria ask for dimensions."));
    }
    if (!asam && !screening.dimensions().isEmpty()) {
      problems.add(error("/dimensions", "not-of-criteria", "These criteria have no dimensions."));
    }
    switch (screening.criteria()) {
      case ASAM_3 -> third(screening.dimensions(), problems);
      case ASAM_4 -> fourth(screening.dimensions(), problems);
      case MEDICARE_IOP -> criteria(screening.findings(), problems);
    }
    return problems;
  }

  /** The level that a screening without problems points to. */
  static Indication indicate(RecordScreening screening) {
    return switch (screening.criteria()) {
      case ASAM_3 -> {
        Map<Integer, Integer> risks = new TreeMap<>();
        screening.dimensions().stream()
            .filter(d -> d.risk() != null)
            .forEach(d -> risks.put(d.dimension(), d.risk()));
        yield AsamThird.indicate(risks);
      }
      case ASAM_4 -> {
        Map<Integer, AsamLevel> least = new TreeMap<>();
        screening.dimensions().stream()
            .filter(d -> d.leastLevel() != null)
            .forEach(d -> least.put(d.dimension(), d.leastLevel()));
        yield AsamFourth.indicate(least);
      }
      case MEDICARE_IOP -> {
        Map<IopCriterion, Boolean> met = new EnumMap<>(IopCriterion.class);
        screening.findings().forEach(f -> met.put(f.criterion(), f.met()));
        yield MedicareIop.indicate(met);
      }
    };
  }

  private static void third(List<DimensionFinding> dimensions, List<FieldError> problems) {
    once(dimensions, problems);
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i).risk() == null) {
        problems.add(error(path(i) + "/risk", "required", "A risk of 0 to 4 is needed."));
      }
      if (dimensions.get(i).leastLevel() != null) {
        problems.add(
            error(path(i) + "/leastLevel", "not-of-criteria", "It is of the fourth edition."));
      }
    }
    if (dimensions.size() < AsamThird.DIMENSIONS.size()) {
      problems.add(error("/dimensions", "incomplete", "All six dimensions are needed."));
    }
  }

  private static void fourth(List<DimensionFinding> dimensions, List<FieldError> problems) {
    once(dimensions, problems);
    for (int i = 0; i < dimensions.size(); i++) {
      DimensionFinding finding = dimensions.get(i);
      boolean rated = finding.dimension() <= AsamFourth.RATED_DIMENSIONS;
      if (finding.risk() != null) {
        problems.add(error(path(i) + "/risk", "not-of-criteria", "It is of the third edition."));
      }
      if (rated && finding.leastLevel() == null) {
        problems.add(error(path(i) + "/leastLevel", "required", "A least level is needed."));
      }
      if (!rated && finding.leastLevel() != null) {
        problems.add(
            error(path(i) + "/leastLevel", "not-of-criteria", "Dimension 6 moves no level."));
      }
      if (finding.leastLevel() != null && !AsamFourth.LEVELS.contains(finding.leastLevel())) {
        problems.add(
            error(path(i) + "/leastLevel", "not-of-criteria", "The edition has no such level."));
      }
    }
    if (dimensions.isEmpty()) {
      problems.add(error("/dimensions", "incomplete", "At least one dimension is needed."));
    }
  }

  private static void once(List<DimensionFinding> dimensions, List<FieldError> problems) {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < dimensions.size(); i++) {
      if (!seen.add(dimensions.get(i).dimension())) {
        problems.add(error(path(i) + "/dimension", "repeated", "Each dimension once."));
      }
    }
  }

  private static void criteria(List<CriterionFinding> findings, List<FieldError> problems) {
    Set<IopCriterion> seen = new HashSet<>();
    for (int i = 0; i < findings.size(); i++) {
      if (!seen.add(findings.get(i).criterion())) {
        problems.add(error("/findings/" + i + "/criterion", "repeated", "Each criterion once."));
      }
    }
    Arrays.stream(IopCriterion.values())
        .filter(criterion -> criterion.required() && !seen.contains(criterion))
        .forEach(
            criterion ->
                problems.add(error("/findings", "incomplete", criterion + " is not answered.")));
  }

  private static String path(int index) {
    return "/dimensions/" + index;
  }

  private static FieldError error(String pointer, String code, String detail) {
    return new FieldError(pointer, code, detail);
  }
}
