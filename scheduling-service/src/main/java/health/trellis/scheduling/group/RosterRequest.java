package health.trellis.scheduling.group;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A patient joins a group.
 *
 * @param patientId the patient
 * @param from first day
 * @param until last day; open when absent
 * @param closedGroupOverride why somebody comes to a closed group after its first day
 */
@Schema(
    name = "RosterRequest",
    examples =
        "{\"patientId\": \"0197a000-0000-7000-8000-000000000301\", \"from\": \"2027-01-04\"}")
public record RosterRequest(
    @NotNull UUID patientId,
    @NotNull LocalDate from,
    @Nullable LocalDate until,
    @Nullable @Size(max = 500) String closedGroupOverride) {
  /** The rule of bean validation. */
  @AssertTrue(message = "until is on or after from.")
  @Schema(hidden = true)
  @JsonIgnore
  public boolean isForward() {
    return from == null || until == null || !until.isBefore(from);
  }
}
