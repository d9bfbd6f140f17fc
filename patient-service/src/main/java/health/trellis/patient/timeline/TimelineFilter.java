package health.trellis.patient.timeline;

import health.trellis.kit.http.Refusal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a timeline to show.
 *
 * @param kinds of these kinds
 * @param from not before
 * @param until before
 * @param actor the id of the patient, clinician or account that did it; null: whoever did
 * @param episodeId of this episode; null: of all
 */
record TimelineFilter(
    Set<TimelineKind> kinds,
    Instant from,
    Instant until,
    @Nullable String actor,
    @Nullable UUID episodeId) {
  private static final Instant BEGINNING = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("3000-01-01T00:00:00Z");

  /** Reads what a request asks for; refuses (400) a span that ends before it begins. */
  static TimelineFilter of(
      List<TimelineKind> kinds,
      @Nullable String text,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String actor,
      @Nullable UUID episodeId) {
    if (from != null && until != null && !from.isBefore(until)) {
      throw Refusal.badRequest("until", "order", "The span ends before it begins.");
    }
    Set<TimelineKind> asked =
        kinds.isEmpty() ? EnumSet.allOf(TimelineKind.class) : EnumSet.copyOf(kinds);
    if (text != null && !text.isBlank()) {
      asked.retainAll(TimelineKind.named(text));
    }
    return new TimelineFilter(
        asked, from == null ? BEGINNING : from, until == null ? END : until, actor, episodeId);
  }

  /** Whether no kind is left out. */
  boolean ofEveryKind() {
    return kinds.size() == TimelineKind.values().length;
  }

  /** The same, and within a span. */
  TimelineFilter within(Optional<Instant> first, Optional<Instant> last) {
    Instant begin = first.filter(from::isBefore).orElse(from);
    Instant end = last.filter(until::isAfter).orElse(until);
    return new TimelineFilter(kinds, begin, end, actor, episodeId);
  }
}
