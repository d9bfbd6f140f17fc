package health.trellis.scheduling.hold;

import health.trellis.event.SessionType;
import health.trellis.scheduling.session.Delivery;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A slot to keep: one that the search for free slots gave.
 *
 * @param patientId for whom
 * @param type kind of session
 * @param clinicianId with whom
 * @param startsAt when
 * @param minutes length; the program's when absent; not read for a group
 * @param modality modality; the clinician's that the patient likes best when absent
 * @param delivery in person or by video; as the patient wishes when absent
 */
@Schema(
    name = "HoldRequest",
    examples =
        """
        {"patientId": "0197a000-0000-7000-8000-000000000301", "type": "INDIVIDUAL",
         "clinicianId": "0197a000-0000-7000-8000-000000000201",
         "startsAt": "2027-03-02T22:00:00Z"}
        """)
public record HoldRequest(
    @NotNull UUID patientId,
    @NotNull SessionType type,
    @NotNull UUID clinicianId,
    @NotNull Instant startsAt,
    @Nullable @Min(15) @Max(480) Integer minutes,
    @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}", message = "A code such as CBT.")
        String modality,
    @Nullable Delivery delivery) {}
