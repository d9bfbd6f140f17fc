package health.trellis.scheduling.booking;

import health.trellis.scheduling.LateEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A patient is to have a place in a session.
 *
 * @param sessionId the session
 * @param patientId the patient
 * @param lateEntry for a session that has taken place
 * @param authorizationOverride why to book past what the payer approved
 * @param closedGroupOverride why somebody comes to a closed group after its first day
 */
@Schema(
    name = "BookingRequest",
    examples =
        """
        {"sessionId": "0197a000-0000-7000-8000-000000000901",
         "patientId": "0197a000-0000-7000-8000-000000000301"}
        """)
public record BookingRequest(
    @NotNull UUID sessionId,
    @NotNull UUID patientId,
    @Nullable @Valid LateEntry lateEntry,
    @Nullable @Size(max = 500) String authorizationOverride,
    @Nullable @Size(max = 500) String closedGroupOverride) {}
