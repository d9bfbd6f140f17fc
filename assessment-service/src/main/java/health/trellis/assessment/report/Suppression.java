package health.trellis.assessment.report;

import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What of a table is left blank: groups as a whole, and of the groups that are shown those numbers
 * that few persons stand behind, or that would give such numbers of another group away when they
 * are taken from the total. Each kind of number has its own persons behind it: of thirty admitted
 * three may have been measured.
 *
 * @param groups places of groups that are blank as a whole
 * @param measured places without what is told of those measured
 * @param clinical places without what is told of those clinical at baseline
 * @param asked places without completion
 * @param attendance places without attendance
 */
record Suppression(
    Set<Integer> groups,
    Set<Integer> measured,
    Set<Integer> clinical,
    Set<Integer> asked,
    Set<Integer> attendance) {

  /**
   * What is blank of a table.
   *
   * @param groups its groups
   * @param all what they are held against
   * @param overlapping whether one person may be in several of them
   */
  static Suppression of(List<Counts> groups, Counts all, boolean overlapping) {
    Table table = new Table(groups, all, overlapping);
    Set<Integer> whole = table.blank(Counts::episodes, Set.of());
    Set<Integer> measured = table.blank(Counts::measured, whole);
    return new Suppression(
        whole,
        measured,
        table.blank(Counts::clinical, measured),
        table.blank(Counts::asked, whole),
        table.blank(Counts::seldom, table.blank(Counts::often, measured)));
  }

  /** What is shown of the group at a place. */
  Shown at(int place) {
    return new Shown(
        !measured.contains(place),
        !clinical.contains(place),
        !asked.contains(place),
        !attendance.contains(place));
  }

  /** What is shown of a group. */
  record Shown(boolean measured, boolean clinical, boolean asked, boolean attendance) {}

  private record Table(List<Counts> groups, Counts all, boolean overlapping) {
    Set<Integer> blank(ToLongFunction<Counts> persons, Set<Integer> already) {
      List<Long> sizes = groups.stream().map(persons::applyAsLong).toList();
      return overlapping
          ? SmallCells.blankOfOverlapping(sizes, already, persons.applyAsLong(all))
          : SmallCells.blank(sizes, already);
    }
  }
}
