package health.trellis.scheduling.allocation;

import health.trellis.scheduling.LateEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Weeks of a patient to fill to the prescription.
 *
 * @param patientId the patient
 * @param fromWeek a day of the first week
 * @param weeks how many weeks
 * @param lateEntry for weeks of the past
 */
@Schema(
    name = "AllocateRequest",
    examples =
        """
        {"patientId": "0197a000-0000-7000-8000-000000000301", "fromWeek": "2027-01-04", "weeks": 4,
         "lateEntry": {"reason": "Transferred from the paper schedule"}}
        """)
public record AllocateRequest(
    @NotNull UUID patientId,
    @NotNull LocalDate fromWeek,
    @NotNull @Min(1) @Max(26) Integer weeks,
    @Nullable @Valid LateEntry lateEntry) {}
