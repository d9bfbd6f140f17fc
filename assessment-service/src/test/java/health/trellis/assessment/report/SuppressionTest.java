package health.trellis.assessment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.report.ReportDto.Outcomes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  /** What is shown of the others, taken from the total, is never of one to ten persons. */
  @Property(tries = 5000)
  void nothingIsToldByTakingAwayFromTheTotal(@ForAll("tables") List<Counts> groups) {
    Suppression blank = Suppression.of(groups, sum(groups), false);

    held(groups, Counts::episodes, blank.groups());
    held(groups, Counts::measured, blank.measured());
    held(groups, Counts::clinical, blank.clinical());
    held(groups, Counts::asked, blank.asked());
    held(groups, Counts::often, blank.attendance());
    held(groups, Counts::seldom, blank.attendance());
  }

  private static void held(
      List<Counts> groups, ToLongFunction<Counts> persons, Set<Integer> blank) {
    long hidden = blank.stream().mapToLong(i -> persons.applyAsLong(groups.get(i))).sum();
    boolean everything =
        IntStream.range(0, groups.size())
            .allMatch(i -> blank.contains(i) || persons.applyAsLong(groups.get(i)) == 0);
    assertTrue(hidden == 0 || hidden >= SmallCells.LEAST || everything, blank + " of " + groups);
    for (int i = 0; i < groups.size(); i++) {
      long own = persons.applyAsLong(groups.get(i));
      assertTrue(own == 0 || own >= SmallCells.LEAST || blank.contains(i), i + " of " + groups);
    }
  }

  /** Thirty admitted and three measured: the total less the others would be those three. */
  @Test
  void fewMeasuredOfManyAdmittedAreNotTold() {
    List<Counts> groups = List.of(counts(30, 3, 3), counts(30, 20, 20), counts(30, 30, 30));

    Suppression blank = Suppression.of(groups, sum(groups), false);

    assertEquals(Set.of(), blank.groups());
    assertEquals(Set.of(0, 1), blank.measured());
    Outcomes first = groups.getFirst().outcomes(blank.at(0));
    assertEquals(30, first.episodes());
    assertEquals(null, first.measured());
    assertEquals(null, first.meanFirst());
    assertEquals(null, first.responsePercent());
    Outcomes third = groups.get(2).outcomes(blank.at(2));
    assertEquals(30L, Objects.requireNonNull(third.measured()));
    assertEquals(12.0, Objects.requireNonNull(third.meanFirst()));
  }

  @Test
  void thatNobodyWasMeasuredIsTold() {
    List<Counts> groups = List.of(counts(30, 0, 0), counts(30, 20, 20));

    Suppression blank = Suppression.of(groups, sum(groups), false);

    assertFalse(blank.measured().contains(0));
    assertEquals(0L, Objects.requireNonNull(groups.getFirst().outcomes(blank.at(0)).measured()));
    assertEquals(null, groups.getFirst().outcomes(blank.at(0)).improvedPercent());
  }

  @Provide
  Arbitrary<List<Counts>> tables() {
    Arbitrary<Integer> size =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 14), Arbitraries.integers().between(1, 60));
    Arbitrary<Integer> share = Arbitraries.integers().between(0, 100);
    return Combinators.combine(size, share, share)
        .as(
            (all, measured, clinical) ->
                counts(all, all * measured / 100, all * measured * clinical / 10_000))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static Counts counts(long episodes, long measured, long clinical) {
    long often = measured / 3;
    return new Counts(
        "group",
        episodes,
        measured,
        clinical,
        0,
        0,
        0,
        0,
        measured,
        measured,
        12.0,
        9.0,
        2.0,
        often,
        measured - often,
        3.0,
        1.0,
        0.5);
  }

  private static Counts sum(List<Counts> groups) {
    return counts(
        groups.stream().mapToLong(Counts::episodes).sum(),
        groups.stream().mapToLong(Counts::measured).sum(),
        groups.stream().mapToLong(Counts::clinical).sum());
  }
}
