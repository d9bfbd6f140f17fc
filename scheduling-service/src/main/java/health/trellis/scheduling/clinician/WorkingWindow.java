package health.trellis.scheduling.clinician;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import health.trellis.scheduling.time.WeeklyWindow;
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
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a weekday on which a clinician works.
 *
 * @param weekday which day
 * @param from its start
 * @param to its end, after the start
 * @param siteId where; at every site of the clinician's programs when absent
 * @param everySecondWeekFrom a day in the first of the weeks that it holds in, of which every
 *     second follows; every week when absent
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "WorkingWindow",
    examples =
        "{\"weekday\": \"MONDAY\", \"from\": \"12:00\", \"to\": \"21:00\","
            + " \"everySecondWeekFrom\": \"2027-01-04\"}")
public record WorkingWindow(
    @NotNull @Enumerated(EnumType.STRING) @Column(name = "weekday") DayOfWeek weekday,
    @NotNull @Column(name = "from_time") @Schema(examples = "12:00") LocalTime from,
    @NotNull @Column(name = "to_time") @Schema(examples = "21:00") LocalTime to,
    @Nullable @Column(name = "site_id") UUID siteId,
    @Nullable @Column(name = "every_second_week_from") LocalDate everySecondWeekFrom) {

  /** The rule of bean validation; an absent end is reported by its own rule. */
  @AssertTrue(message = "A window ends after it starts, on the same day.")
  @Schema(hidden = true)
  @JsonIgnore
  public boolean isForward() {
    return from == null || to == null || to.isAfter(from);
  }

  /** Whether the clinician is at a site then. */
  public boolean isAt(UUID site) {
    return siteId == null || siteId.equals(site);
  }

  /** The window on a day, if it holds on that weekday and in that week. */
  public Optional<Span> on(LocalDate day, ZoneId zone) {
    return holdsInWeekOf(day)
        ? new WeeklyWindow(weekday, from, to).on(day, zone)
        : Optional.empty();
  }

  private boolean holdsInWeekOf(LocalDate day) {
    if (everySecondWeekFrom == null) {
      return true;
    }
    int weeks =
        IsoWeek.of(day, ZoneOffset.UTC).weeksSince(IsoWeek.of(everySecondWeekFrom, ZoneOffset.UTC));
    return weeks >= 0 && weeks % 2 == 0;
  }
}
