package health.trellis.localstack.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a patient of the demo does: scores over the weeks, attendance, and what happens. All of it
 * follows from the patient's place in the list, so that every run tells the same story.
 *
 * @param index place in the list, from 0
 */
record Course(int index) {
  private static final List<String> PHQ9 =
      List.of(
          "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3",
          "44260-8");
  private static final List<String> GAD7 =
      List.of("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7");
  private static final List<Integer> RISKS = List.of(0, 1, 2, 1, 3, 1);
  private static final List<String> MEDICARE =
      List.of(
          "NOT_DANGEROUS",
          "NO_24_HOUR_CARE",
          "ADEQUATE_SUPPORT",
          "NEEDS_NINE_HOURS",
          "NEEDS_COORDINATED_PROGRAM",
          "MENTAL_HEALTH_DIAGNOSIS",
          "ABLE_TO_PARTICIPATE");
  private static final int[][] PHQ9_TOTALS = {
    {18, 15, 11, 8, 6}, {16, 14, 13, 10, 8}, {14, 15, 14, 13, 14}, {12, 14, 15, 18, 19}
  };

  /** Whether the patient belongs to the program for co-occurring conditions. */
  boolean coOccurring() {
    return index % 2 == 1;
  }

  /** Codes of ICD-10-CM with their words. */
  List<String[]> diagnoses() {
    String[] depression = {"F33.1", "Major depressive disorder, recurrent, moderate"};
    return coOccurring()
        ? List.of(depression, new String[] {"F10.20", "Alcohol dependence, uncomplicated"})
        : List.<String[]>of(depression);
  }

  /** Whether the latest answers mention thoughts of death. */
  boolean atRisk() {
    return index % 10 == 3;
  }

  /** What intake finds: by the ASAM Criteria with substance use, else by Medicare's rule. */
  Map<String, Object> screening() {
    if (!coOccurring()) {
      return Map.of(
          "criteria",
          "MEDICARE_IOP",
          "findings",
          MEDICARE.stream().map(c -> Map.of("criterion", c, "met", true)).toList());
    }
    List<Map<String, Integer>> dimensions = new ArrayList<>();
    for (int dimension = 1; dimension <= RISKS.size(); dimension++) {
      dimensions.add(Map.of("dimension", dimension, "risk", RISKS.get(dimension - 1)));
    }
    return Map.of("criteria", "ASAM_3", "dimensions", dimensions);
  }

  boolean revised() {
    return index == 2 || index == 7;
  }

  boolean steppedDown() {
    return index == 4;
  }

  boolean discharged() {
    return index == 8;
  }

  /** The PHQ-9 total of a week, 0 to 4, where 4 is today. */
  Map<String, Integer> phq9(int week) {
    int total = PHQ9_TOTALS[index % PHQ9_TOTALS.length][week];
    Map<String, Integer> answers = spread(PHQ9.subList(0, 8), total);
    answers.put(PHQ9.get(8), atRisk() && week == 4 ? 1 + index / 10 % 2 : 0);
    return answers;
  }

  /** The GAD-7 answers of a week. */
  Map<String, Integer> gad7(int week) {
    return spread(GAD7, PHQ9_TOTALS[(index + 1) % PHQ9_TOTALS.length][week] * 2 / 3);
  }

  /** The mood of a past day, 0 to 10: it goes the way of the PHQ-9, up and down by a little. */
  int mood(int daysAgo) {
    int[] totals = PHQ9_TOTALS[index % PHQ9_TOTALS.length];
    int week = Math.clamp(totals.length - 1L - daysAgo / 7, 0, totals.length - 1);
    return Math.clamp(9 - totals[week] / 3 + (index + daysAgo) % 2, 1, 10);
  }

  /** The WHO-5 answers of a week: well-being rises as depression falls. */
  Map<String, Integer> who5(int week) {
    int level = Math.clamp((27 - PHQ9_TOTALS[index % PHQ9_TOTALS.length][week]) / 5, 0, 5);
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      answers.put("who-" + i, Math.clamp(level - i % 2, 0, 5));
    }
    return answers;
  }

  /** The Brief Addiction Monitor of a month: use falls, and protection grows. */
  Map<String, Integer> bam(int month) {
    int less = Math.max(0, 2 - month);
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (int i : List.of(1, 2, 3, 8, 11, 15)) {
      answers.put("bam-" + i, less + index % 2);
    }
    for (int i : List.of(4, 6)) {
      answers.put("bam-" + i, less);
    }
    if (less > 0) {
      answers.put("bam-5", less - 1);
    }
    for (int i : List.of(9, 10, 12, 13, 16, 17)) {
      answers.put("bam-" + i, 3 - less);
    }
    answers.put("bam-14", 4);
    return answers;
  }

  /** How the patient took part in the n-th of the past sessions. */
  String attendance(int session) {
    return switch ((index * 31 + session * 17) % 25) {
      case 0, 7 -> "NO_SHOW";
      case 3 -> "LATE";
      case 11 -> "LEFT_EARLY";
      case 19 -> "EXCUSED";
      default -> "ATTENDED";
    };
  }

  private static Map<String, Integer> spread(List<String> items, int total) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      int most = total / items.size() + (i < total % items.size() ? 1 : 0);
      answers.put(items.get(i), Math.min(3, most));
    }
    return answers;
  }
}
