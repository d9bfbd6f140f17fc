package health.trellis.scheduling.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stretch of a weekday in wall-clock time, within one day.
 *
 * @param weekday which day
 * @param from its start
 * @param to its end, after the start
 */
@Embeddable
@Schema(
    name = "WeeklyWindow",
    examples = "{\"weekday\": \"MONDAY\", \"from\": \"09:00\", \"to\": \"17:00\"}")
public record WeeklyWindow(
    @NotNull @Enumerated(EnumType.STRING) @Column(name = "weekday") DayOfWeek weekday,
    @NotNull @Column(name = "from_time") @Schema(examples = "09:00") LocalTime from,
    @NotNull @Column(name = "to_time") @Schema(examples = "17:00") LocalTime to) {

  /** The rule of bean validation; an absent end is reported by its own rule. */
  @AssertTrue(message = "A window ends after it starts, on the same day.")
  @Schema(hidden = true)
  @JsonIgnore
  public boolean isForward() {
    return from == null || to == null || to.isAfter(from);
  }

  /** The window on a day of that weekday; nothing is left of it when the clocks skip all of it. */
  public Optional<Span> on(LocalDate day, ZoneId zone) {
    var start = WallClock.occurrence(day.atTime(from), zone);
    var end = WallClock.occurrence(day.atTime(to), zone);
    return day.getDayOfWeek() == weekday && end.isAfter(start)
        ? Optional.of(new Span(start, end))
        : Optional.empty();
  }
}
