package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.scheduling.availability.AvailabilityWindow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Can somebody with this availability be admitted?
 *
 * @param programId the program
 * @param fromWeek a day of the first week that would do
 * @param weeks in how many weeks to look for a start
 * @param minutesPerWeek therapy that would be prescribed
 * @param sessions the mix, each kind weekly
 * @param modalities preferred modalities, best first
 * @param windows when the patient can and cannot come
 */
@Schema(
    name = "AdmissionQuestion",
    examples =
        """
        {"programId": "0197a000-0000-7000-8000-000000000101", "fromWeek": "2027-01-04", "weeks": 4,
         "minutesPerWeek": 600, "modalities": ["CBT"],
         "sessions": [{"type": "GROUP", "count": 3}, {"type": "INDIVIDUAL", "count": 1}],
         "windows": [{"weekday": "MONDAY", "from": "08:00", "to": "16:00", "kind": "BUSY"}]}
        """)
public record AdmissionQuestion(
    @NotNull UUID programId,
    @NotNull LocalDate fromWeek,
    @NotNull @Min(1) @Max(4) Integer weeks,
    @NotNull @Min(1) @Max(10080) Integer minutesPerWeek,
    @NotEmpty List<@NotNull @Valid Sessions> sessions,
    @NotNull List<@NotNull String> modalities,
    @NotNull List<@NotNull @Valid AvailabilityWindow> windows) {
  /** So many sessions of a kind a week. */
  @Schema(name = "WeeklySessions")
  public record Sessions(@NotNull SessionType type, @NotNull @Min(1) @Max(20) Integer count) {}
}
