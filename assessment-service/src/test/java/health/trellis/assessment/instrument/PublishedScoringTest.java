package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Scoring.Band;
import health.trellis.assessment.instrument.Scoring.Total;
import health.trellis.kit.http.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every instrument against what is published of it; the sources stand in the definitions. The
 * tables are whole: an instrument, a subscore or a cut-point that is missing here fails too.
 */
class PublishedScoringTest {
  private static final Instruments INSTRUMENTS = new Instruments();

  /** Code, subscore or total, least, most. */
  private static final String RANGES =
      """
      phq-9 total 0 27
      phq-9 phq-2 0 6
      phq-2 total 0 6
      gad-7 total 0 21
      audit-c total 0 12
      audit total 0 40
      audit audit-c 0 12
      dast-10 total 0 10
      pcl-5 total 0 80
      pcl-5 pcl-5-b 0 20
      pcl-5 pcl-5-c 0 8
      pcl-5 pcl-5-d 0 28
      pcl-5 pcl-5-e 0 24
      who-5 total 0 100
      bam use 0 12
      bam risk 0 24
      bam protective 0 24
      barc-10 total 10 60
      ciwa-ar total 0 67
      cows total 0 48
      mdq symptoms 0 13
      dsm5-level-1 depression 0 4
      dsm5-level-1 anger 0 4
      dsm5-level-1 mania 0 4
      dsm5-level-1 anxiety 0 4
      dsm5-level-1 somatic 0 4
      dsm5-level-1 suicidal 0 4
      dsm5-level-1 psychosis 0 4
      dsm5-level-1 sleep 0 4
      dsm5-level-1 memory 0 4
      dsm5-level-1 repetitive 0 4
      dsm5-level-1 dissociation 0 4
      dsm5-level-1 personality 0 4
      dsm5-level-1 substance 0 4
      isi total 0 28
      wsas total 0 40
      ors total 0 40
      srs total 0 40
      wai-sr total 12 60
      wai-sr goal 4 20
      wai-sr task 4 20
      wai-sr bond 4 20
      promis-29 physical-function 4 20
      promis-29 anxiety 4 20
      promis-29 depression 4 20
      promis-29 fatigue 4 20
      promis-29 sleep-disturbance 4 20
      promis-29 social-roles 4 20
      promis-29 pain-interference 4 20
      promis-29 pain-intensity 0 10
      whodas-12 total 0 48""";

  /** Code, sex or any, the last total under a cut with its band, the first from it on with its. */
  private static final String CUTS =
      """
      phq-9 any 4 minimal 5 mild
      phq-9 any 9 mild 10 moderate
      phq-9 any 14 moderate 15 moderately-severe
      phq-9 any 19 moderately-severe 20 severe
      phq-2 any 2 negative 3 positive
      gad-7 any 4 minimal 5 mild
      gad-7 any 9 mild 10 moderate
      gad-7 any 14 moderate 15 severe
      audit-c any 2 negative 3 positive
      audit-c male 3 negative 4 positive
      audit any 7 low 8 hazardous
      audit any 15 hazardous 16 harmful
      audit any 19 harmful 20 possible-dependence
      dast-10 any 0 none 1 low
      dast-10 any 2 low 3 moderate
      dast-10 any 5 moderate 6 substantial
      dast-10 any 8 substantial 9 severe
      pcl-5 any 30 below-cut 31 probable-ptsd
      who-5 any 28 likely-depression 32 poor
      who-5 any 48 poor 52 good
      barc-10 any 46 building 47 sustained
      ciwa-ar any 9 mild 10 moderate
      ciwa-ar any 18 moderate 19 severe
      cows any 4 none 5 mild
      cows any 12 mild 13 moderate
      cows any 24 moderate 25 moderately-severe
      cows any 36 moderately-severe 37 severe
      isi any 7 none 8 subthreshold
      isi any 14 subthreshold 15 moderate
      isi any 21 moderate 22 severe
      wsas any 9 subclinical 10 significant
      wsas any 20 significant 21 severe
      ors any 24 clinical 25 non-clinical
      srs any 36 alliance-concern 37 alliance-sound
      whodas-12 any 0 none 1 some
      whodas-12 any 9 some 10 clinical""";

  /** Code, how many may be missing, an answer of points to each of the others, the total then. */
  private static final String MISSING =
      """
      phq-9 2 1 9
      phq-2 0 1 2
      gad-7 0 1 7
      audit-c 0 1 3
      audit 0 2 20
      dast-10 0 1 9
      pcl-5 0 1 20
      who-5 0 1 20
      barc-10 0 2 20
      ciwa-ar 0 1 10
      cows 0 0 0
      isi 0 1 7
      wsas 0 1 5
      ors 0 1 4
      srs 0 1 4
      wai-sr 0 2 24
      whodas-12 1 2 24""";

  @ParameterizedTest
  @MethodSource("ranges")
  void allLowestAndAllHighestComeToThePublishedEnds(
      String code, String of, int lowest, int highest) {
    Instrument instrument = INSTRUMENTS.stored(code);
    List<Integer> found =
        Stream.of(lowestOf(instrument, of), highestOf(instrument, of))
            .map(answers -> value(instrument, answers, of))
            .sorted()
            .toList();

    assertEquals(List.of(lowest, highest), found);
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void eachCutPointHoldsOnBothSides(
      String code, String sex, int under, String bandUnder, int from, String bandFrom) {
    Instrument instrument = INSTRUMENTS.stored(code);
    @Nullable String asked = sex.equals("any") ? null : sex;

    assertEquals(
        bandUnder, Scorer.score(instrument, coming(instrument, under), asked).band().code());
    assertEquals(bandFrom, Scorer.score(instrument, coming(instrument, from), asked).band().code());
  }

  @ParameterizedTest
  @MethodSource("missing")
  void asManyMayBeMissingAsIsPublishedAndCountAsTheMean(
      String code, int may, int points, int total) {
    Instrument instrument = INSTRUMENTS.stored(code);
    Total rule = Objects.requireNonNull(instrument.scoring().total());
    List<Given> all = rule.items().stream().map(id -> new Given(id, null, points, id)).toList();

    assertEquals(may, rule.maxMissing());
    for (int missing = 0; missing <= may; missing++) {
      Score score =
          Scorer.score(
              instrument,
              AnswerCheck.complete(instrument, all.subList(missing, all.size()), id -> id),
              null);
      assertEquals(total, score.total());
      assertEquals(missing > 0, score.prorated());
    }
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> AnswerCheck.complete(instrument, all.subList(may + 1, all.size()), id -> id));
    assertEquals(may + 1, refusal.errors().size());
  }

  @Test
  void theTablesAreWhole() {
    TreeSet<String> ranges = new TreeSet<>();
    TreeSet<String> cuts = new TreeSet<>();
    TreeSet<String> totals = new TreeSet<>();
    for (Instrument instrument : INSTRUMENTS.all()) {
      Scoring scoring = instrument.scoring();
      if (scoring.total() != null) {
        ranges.add(instrument.code() + " total");
        totals.add(instrument.code());
      }
      scoring.subscores().forEach(s -> ranges.add(instrument.code() + " " + s.code()));
      scoring.bands().forEach((sex, bands) -> cuts.addAll(cuts(instrument, sex, bands)));
    }

    assertEquals(ranges, first(RANGES, 2));
    assertEquals(totals, first(MISSING, 1));
    assertEquals(cuts, cutsOfTable());
    // Without a total: by rules, which TriageTest and ScorerTest hold one by one.
    assertTrue(totals.size() + 5 == INSTRUMENTS.all().size());
  }

  /** Which band gives way to which. */
  private static List<String> cuts(Instrument instrument, String sex, List<Band> bands) {
    return bands.stream()
        .skip(1)
        .map(
            band ->
                "%s %s %s %s"
                    .formatted(
                        instrument.code(),
                        sex,
                        bands.get(bands.indexOf(band) - 1).code(),
                        band.code()))
        .toList();
  }

  private static TreeSet<String> cutsOfTable() {
    TreeSet<String> cuts = new TreeSet<>();
    rows(CUTS).forEach(row -> cuts.add("%s %s %s %s".formatted(row[0], row[1], row[3], row[5])));
    return cuts;
  }

  private static TreeSet<String> first(String table, int columns) {
    TreeSet<String> keys = new TreeSet<>();
    rows(table)
        .forEach(row -> keys.add(String.join(" ", Arrays.copyOf(row, columns, String[].class))));
    return keys;
  }

  private static Stream<Object[]> ranges() {
    return rows(RANGES);
  }

  private static Stream<Object[]> cuts() {
    return rows(CUTS);
  }

  private static Stream<Object[]> missing() {
    return rows(MISSING);
  }

  private static Stream<Object[]> rows(String table) {
    return table.lines().map(line -> (Object[]) line.split(" "));
  }

  private static int value(Instrument instrument, Map<String, Option> answers, String of) {
    Score score = Scorer.score(instrument, answers, null);
    return Objects.requireNonNull(of.equals("total") ? score.total() : score.subscores().get(of));
  }

  private static Map<String, Option> lowestOf(Instrument instrument, String of) {
    return end(instrument, of, false);
  }

  private static Map<String, Option> highestOf(Instrument instrument, String of) {
    return end(instrument, of, true);
  }

  /** Each item at the end of its options that lowers, or raises, a value. */
  private static Map<String, Option> end(Instrument instrument, String of, boolean high) {
    List<String> reversed = reversed(instrument, of);
    Map<String, Option> answers = new LinkedHashMap<>();
    for (Item item : instrument.items()) {
      int points = high == reversed.contains(item.linkId()) ? item.lowest() : item.highest();
      answers.put(item.linkId(), item.option(points).orElseThrow());
    }
    return answers;
  }

  private static List<String> reversed(Instrument instrument, String of) {
    Total total = instrument.scoring().total();
    List<String> own =
        instrument.scoring().subscores().stream()
            .filter(subscore -> subscore.code().equals(of))
            .map(Scoring.Subscore::reversed)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return own == null ? total == null ? List.of() : total.reversed() : own;
  }

  /** Answers with a wanted total: each item raised in turn as far as it does not go beyond. */
  private static Map<String, Option> coming(Instrument instrument, int wanted) {
    Map<String, Option> answers = end(instrument, "total", false);
    for (Item item : instrument.items()) {
      for (Option option : item.options()) {
        Option before = Objects.requireNonNull(answers.get(item.linkId()));
        answers.put(item.linkId(), option);
        if (value(instrument, answers, "total") > wanted) {
          answers.put(item.linkId(), before);
        }
      }
    }
    assertEquals(wanted, value(instrument, answers, "total"));
    return answers;
  }
}
