package health.trellis.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.scheduling.time.WeeklyWindow;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A weekly stretch of a patient's time, by the clock at the program's site.
 *
 * @param weekday which day
 * @param from its start
 * @param to its end, after the start
 * @param kind whether the patient can or cannot come
 * @param reason why not, as far as it is told
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "AvailabilityWindow",
    examples =
        "{\"weekday\": \"MONDAY\", \"from\": \"09:00\", \"to\": \"17:00\", \"kind\": \"BUSY\"}")
public record AvailabilityWindow(
    @NotNull @Enumerated(EnumType.STRING) @Column(name = "weekday") DayOfWeek weekday,
    @NotNull @Column(name = "from_time") @Schema(examples = "09:00") LocalTime from,
    @NotNull @Column(name = "to_time") @Schema(examples = "17:00") LocalTime to,
    @NotNull @Enumerated(EnumType.STRING) @Column(name = "kind") Kind kind,
    @Nullable @Enumerated(EnumType.STRING) @Column(name = "reason") Reason reason) {
  /** Whether the patient can come. */
  public enum Kind {
    AVAILABLE,
    BUSY
  }

  /** What the patient does then. */
  public enum Reason {
    WORK,
    SCHOOL,
    CHILD_CARE,
    OTHER
  }

  /** The rule of bean validation. */
  @AssertTrue(message = "A window ends after it starts, on the same day.")
  @Schema(hidden = true)
  @JsonIgnore
  public boolean isForward() {
    return from == null || to == null || to.isAfter(from);
  }

  /** The stretch without its kind. */
  WeeklyWindow window() {
    return new WeeklyWindow(weekday, from, to);
  }
}
