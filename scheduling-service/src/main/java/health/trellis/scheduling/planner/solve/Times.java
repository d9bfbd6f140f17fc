package health.trellis.scheduling.planner.solve;

import health.trellis.scheduling.time.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Stretches of minutes, in order and merged where they touch. */
public final class Times {
  /** No time at all. */
  public static final Times NONE = new Times(List.of());

  private final int[] starts;
  private final int[] ends;

  /**
   * One stretch.
   *
   * @param start first minute
   * @param end minute after the last
   */
  public record Stretch(int start, int end) {}

  private Times(List<Stretch> merged) {
    starts = merged.stream().mapToInt(Stretch::start).toArray();
    ends = merged.stream().mapToInt(Stretch::end).toArray();
  }

  /** From stretches in any order. */
  public static Times of(Collection<Stretch> stretches) {
    List<Stretch> merged = new ArrayList<>();
    for (Stretch next :
        stretches.stream().sorted(Comparator.comparingInt(Stretch::start)).toList()) {
      if (!merged.isEmpty() && merged.getLast().end() >= next.start()) {
        Stretch last = merged.removeLast();
        merged.add(new Stretch(last.start(), Math.max(last.end(), next.end())));
      } else {
        merged.add(next);
      }
    }
    return new Times(merged);
  }

  /** From spans, with some minutes around each. */
  public static Times of(Collection<Span> spans, Timeline timeline, int around) {
    return of(
        spans.stream()
            .map(
                span ->
                    new Stretch(
                        timeline.minute(span.start()) - around,
                        timeline.minute(span.end()) + around))
            .toList());
  }

  /** These and others. */
  public Times and(Times others) {
    List<Stretch> all = new ArrayList<>(stretches());
    all.addAll(others.stretches());
    return of(all);
  }

  /** The stretches in order. */
  public List<Stretch> stretches() {
    List<Stretch> all = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      all.add(new Stretch(starts[i], ends[i]));
    }
    return all;
  }

  /** Whether one stretch covers all of the time asked for. */
  public boolean contains(int start, int end) {
    int i = lastFrom(start);
    return i >= 0 && ends[i] >= end;
  }

  /** Whether a stretch covers some of the time asked for. */
  public boolean touches(int start, int end) {
    int i = lastFrom(end - 1);
    return i >= 0 && ends[i] > start;
  }

  /** The last stretch that starts at a minute or before it; -1 when there is none. */
  private int lastFrom(int minute) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= minute) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }
}
