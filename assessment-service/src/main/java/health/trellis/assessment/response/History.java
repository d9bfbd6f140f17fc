package health.trellis.assessment.response;

import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Scoring.ChangeRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient's totals in one instrument over time, and what each means against its baseline. */
public final class History {
  private final List<Measurement> totals;
  private final List<Instant> episodeStarts;

  /**
   * A history.
   *
   * @param totals of one patient in one instrument, the first first
   * @param episodeStarts when the patient's episodes began, the first first
   */
  History(List<Measurement> totals, List<Instant> episodeStarts) {
    this.totals = totals;
    this.episodeStarts = episodeStarts;
  }

  /** The totals, the first first. */
  public List<Measurement> totals() {
    return totals;
  }

  /** The total of a response; empty where it has none. */
  Optional<Measurement> find(UUID responseId) {
    return totals.stream().filter(total -> total.id().equals(responseId)).findFirst();
  }

  /** The first total of the episode that a moment belongs to. */
  public Optional<Measurement> baseline(Instant moment) {
    Instant start = episodeStart(moment);
    return totals.stream().filter(total -> !total.authoredAt().isBefore(start)).findFirst();
  }

  /** How one of the totals compares. */
  public Change change(@Nullable ChangeRule rule, Measurement total) {
    int place = totals.indexOf(total);
    return Change.of(
        rule,
        total.score(),
        baseline(total.authoredAt()).map(Measurement::score).orElse(null),
        place > 0 ? totals.get(place - 1).score() : null);
  }

  /** The scores of the episode of one of the totals, up to its own, the first first. */
  List<Integer> scoresUpTo(Measurement total) {
    Instant start = episodeStart(total.authoredAt());
    return totals.subList(0, totals.indexOf(total) + 1).stream()
        .filter(earlier -> !earlier.authoredAt().isBefore(start))
        .map(Measurement::score)
        .toList();
  }

  /** When the episode began that a moment belongs to; the epoch before the first. */
  Instant episodeStart(Instant moment) {
    return episodeStarts.stream()
        .filter(start -> !start.isAfter(moment))
        .reduce((first, second) -> second)
        .orElse(Instant.EPOCH);
  }
}
