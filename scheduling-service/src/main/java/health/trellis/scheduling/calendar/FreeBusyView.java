package health.trellis.scheduling.calendar;

import health.trellis.scheduling.time.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When somebody or a room is taken, and nothing of what by.
 *
 * @param from start of what was asked for
 * @param to its end
 * @param busy stretches of time that are taken, by sessions, held slots or time off, in order; none
 *     touches the next
 */
@Schema(name = "FreeBusy")
public record FreeBusyView(Instant from, Instant to, List<Busy> busy) {
  /** A stretch of time that is taken. */
  @Schema(name = "BusyTime")
  public record Busy(Instant from, Instant to) {}

  static FreeBusyView of(Span range, List<Span> taken) {
    List<Busy> merged = new ArrayList<>();
    for (Span span : taken.stream().sorted(Comparator.comparing(Span::start)).toList()) {
      Busy last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && !span.start().isAfter(last.to())) {
        Instant end = span.end().isAfter(last.to()) ? span.end() : last.to();
        merged.set(merged.size() - 1, new Busy(last.from(), end));
      } else {
        merged.add(new Busy(span.start(), span.end()));
      }
    }
    merged.replaceAll(
        busy ->
            new Busy(
                busy.from().isBefore(range.start()) ? range.start() : busy.from(),
                busy.to().isAfter(range.end()) ? range.end() : busy.to()));
    return new FreeBusyView(range.start(), range.end(), merged);
  }
}
