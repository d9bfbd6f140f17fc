package health.trellis.assessment.response;

import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Scoring.ChangeRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A patient's totals in one instrument over time, and what each means against its baseline. */
public final class History {
  private static final Comparator<Response> BY_TIME =
      Comparator.comparing(Response::authoredAt).thenComparing(Response::id);

  private final List<Response> scored;
  private final List<Instant> episodeStarts;

  /**
   * A history.
   *
   * @param responses of one patient in one instrument, in any order
   * @param episodeStarts when the patient's episodes began, the first first
   */
  public History(List<Response> responses, List<Instant> episodeStarts) {
    this.scored = responses.stream().filter(r -> r.score() != null).sorted(BY_TIME).toList();
    this.episodeStarts = episodeStarts;
  }

  /** The first total of the episode that the response belongs to; itself when it is the first. */
  public Optional<Response> baseline(Response response) {
    Instant start = episodeStart(response.authoredAt());
    return scored.stream().filter(r -> !r.authoredAt().isBefore(start)).findFirst();
  }

  /** How a response compares; empty where there is no total. */
  public Optional<Change> change(@Nullable ChangeRule rule, Response response) {
    Integer total = response.score();
    return total == null
        ? Optional.empty()
        : Optional.of(
            Change.of(
                rule,
                total,
                baseline(response).map(Response::score).orElse(null),
                before(response).map(Response::score).orElse(null)));
  }

  /** The totals of the response's episode up to its own, the first first. */
  List<Integer> totalsUpTo(Response response) {
    Instant start = episodeStart(response.authoredAt());
    return scored.stream()
        .filter(r -> !r.authoredAt().isBefore(start) && BY_TIME.compare(r, response) <= 0)
        .flatMap(r -> Stream.ofNullable(r.score()))
        .toList();
  }

  /** Those with a total, the first first. */
  public List<Response> scored() {
    return scored;
  }

  private Optional<Response> before(Response response) {
    return scored.stream()
        .filter(r -> BY_TIME.compare(r, response) < 0)
        .reduce((first, second) -> second);
  }

  private Instant episodeStart(Instant moment) {
    return episodeStarts.stream()
        .filter(start -> !start.isAfter(moment))
        .reduce((first, second) -> second)
        .orElse(Instant.EPOCH);
  }
}
