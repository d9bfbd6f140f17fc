package health.trellis.assessment.report;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which groups of a table are left blank, so that nobody can be recognized. A group of fewer than
 * eleven persons is (cell size suppression policy of the Centers for Medicare and Medicaid
 * Services); and because the total is shown, further ones are until at least two are blank and
 * together hold eleven persons: otherwise the difference to the total would tell.
 */
final class SmallCells {
  /** The smallest group that is shown. */
  static final int LEAST = 11;

  private SmallCells() {}

  /** Whether a number of persons is too small to show. */
  static boolean isSmall(long persons) {
    return persons < LEAST;
  }

  /**
   * The places of the groups that are left blank.
   *
   * @param sizes persons by group; the groups share nobody and together make the total
   * @param already places that are blank for another reason
   */
  static Set<Integer> blank(List<Long> sizes, Set<Integer> already) {
    Set<Integer> blank = new HashSet<>(already);
    places(sizes).filter(i -> isSmall(sizes.get(i))).forEach(blank::add);
    if (hidden(blank, sizes) == 0) {
      return blank;
    }
    places(sizes)
        .filter(i -> !blank.contains(i))
        .sorted(Comparator.comparing(sizes::get))
        .takeWhile(i -> blank.size() < 2 || isSmall(hidden(blank, sizes)))
        .forEach(blank::add);
    return blank;
  }

  /**
   * The places of the groups that are left blank where one person may be in several groups. Besides
   * those of {@link #blank}, a group that nearly everybody is in: who is not would be told by the
   * difference to the total.
   *
   * @param sizes persons by group
   * @param already places that are blank for another reason
   * @param all persons in all
   */
  static Set<Integer> blankOfOverlapping(List<Long> sizes, Set<Integer> already, long all) {
    Set<Integer> blank = blank(sizes, already);
    places(sizes)
        .filter(i -> sizes.get(i) < all && isSmall(all - sizes.get(i)))
        .forEach(blank::add);
    return blank;
  }

  /** Of the groups with anybody: of nobody there is nothing to tell. */
  private static Stream<Integer> places(List<Long> sizes) {
    return IntStream.range(0, sizes.size()).filter(i -> sizes.get(i) > 0).boxed();
  }

  private static long hidden(Set<Integer> blank, List<Long> sizes) {
    return blank.stream().mapToLong(sizes::get).sum();
  }
}
