package health.trellis.scheduling.program;

import health.trellis.event.SessionType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
}
