package health.trellis.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Days on which a patient cannot come, for example a journey.
 *
 * @param firstDay the first
 * @param lastDay the last; the same for a single day
 */
@Embeddable
@Schema(name = "DaysAway", examples = "{\"firstDay\": \"2027-02-12\", \"lastDay\": \"2027-02-14\"}")
public record DaysAway(
    @NotNull @Column(name = "first_day") LocalDate firstDay,
    @NotNull @Column(name = "last_day") LocalDate lastDay) {
  /** The rule of bean validation. */
  @AssertTrue(message = "The last day is not before the first.")
  @Schema(hidden = true)
  @JsonIgnore
  public boolean isForward() {
    return firstDay == null || lastDay == null || !lastDay.isBefore(firstDay);
  }

  /** The days of a week that fall into it, each as a whole. */
  Stream<Span> in(IsoWeek week) {
    return week.days().stream()
        .filter(day -> !day.isBefore(firstDay) && !day.isAfter(lastDay))
        .map(
            day ->
                new Span(
                    day.atStartOfDay(week.zone()).toInstant(),
                    day.plusDays(1).atStartOfDay(week.zone()).toInstant()));
  }
}
