package health.trellis.scheduling.program;

import health.trellis.event.SessionType;
import health.trellis.scheduling.time.Span;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What patients of a program may book themselves.
 *
 * @param types kinds of session; none: staff book everything
 * @param noticeHours not later than so many hours before the start
 * @param daysAhead not further than so many days ahead
 */
@Schema(
    name = "SelfBooking",
    examples = "{\"types\": [\"INDIVIDUAL\"], \"noticeHours\": 24, \"daysAhead\": 28}")
public record SelfBooking(
    @NotNull Set<@NotNull SessionType> types,
    @Min(0) @Max(336) int noticeHours,
    @Min(1) @Max(56) int daysAhead) {
  /** Patients book nothing themselves. */
  public static final SelfBooking NONE = new SelfBooking(Set.of(), 24, 28);

  /** The part of a stretch of time in which patients may book a kind of session, if any. */
  public Optional<Span> within(Span asked, SessionType type, Instant now) {
    Instant first = now.plus(Duration.ofHours(noticeHours));
    Instant last = now.plus(Duration.ofDays(daysAhead));
    Instant from = asked.start().isBefore(first) ? first : asked.start();
    Instant to = asked.end().isAfter(last) ? last : asked.end();
    return types.contains(type) && from.isBefore(to)
        ? Optional.of(new Span(from, to))
        : Optional.empty();
  }
}
