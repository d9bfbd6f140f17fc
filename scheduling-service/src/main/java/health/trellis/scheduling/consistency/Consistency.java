package health.trellis.scheduling.consistency;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How steadily a patient comes. An excused absence neither counts nor ends a streak.
 *
 * @param streak sessions attended in a row up to the last
 * @param longestStreak the longest such row
 * @param missesInARow no-shows in a row up to the last
 */
record Consistency(int streak, int longestStreak, int missesInARow) {
  /** Of outcomes by start. */
  static Consistency of(List<Outcome> outcomes) {
    int streak = 0;
    int longest = 0;
    int misses = 0;
    for (Outcome outcome : outcomes) {
      if (outcome.counts()) {
        streak = outcome.present() ? streak + 1 : 0;
        misses = outcome.present() ? 0 : misses + 1;
        longest = Math.max(longest, streak);
      }
    }
    return new Consistency(streak, longest, misses);
  }

  /**
   * Minutes credited of the minutes booked, in whole percent rounded down, of the outcomes that
   * count from one instant to another; nothing when there are fewer than so many.
   */
  static @Nullable Integer percent(
      Collection<Outcome> outcomes, Instant from, Instant until, int atLeast) {
    List<Outcome> within =
        outcomes.stream()
            .filter(Outcome::counts)
            .filter(o -> !o.startsAt().isBefore(from) && o.startsAt().isBefore(until))
            .toList();
    int booked = within.stream().mapToInt(Outcome::sessionMinutes).sum();
    return within.size() < atLeast || booked == 0
        ? null
        : within.stream().mapToInt(Outcome::minutes).sum() * 100 / booked;
  }
}
