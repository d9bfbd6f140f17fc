package health.trellis.scheduling.planner;

import health.trellis.scheduling.time.WeeklyWindow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one more clinician would give.
 *
 * @param programId the program
 * @param fromWeek a day of the first week
 * @param weeks how many weeks
 * @param seconds how long to search for each of the two answers; 20 when absent
 * @param prescriber whether the newcomer may lead medication sessions; no when absent
 * @param modalities what the newcomer can lead
 * @param hours when the newcomer would work
 */
@Schema(
    name = "StaffingQuestion",
    examples =
        """
        {"programId": "0197a000-0000-7000-8000-000000000101", "fromWeek": "2027-01-04", "weeks": 1,
         "modalities": ["CBT"],
         "hours": [{"weekday": "MONDAY", "from": "16:00", "to": "21:00"}]}
        """)
public record StaffingRequest(
    @NotNull UUID programId,
    @NotNull LocalDate fromWeek,
    @NotNull @Min(1) @Max(4) Integer weeks,
    @Nullable @Min(1) @Max(120) Integer seconds,
    @Nullable Boolean prescriber,
    @NotNull List<@NotNull String> modalities,
    @NotEmpty List<@NotNull @Valid WeeklyWindow> hours) {}
