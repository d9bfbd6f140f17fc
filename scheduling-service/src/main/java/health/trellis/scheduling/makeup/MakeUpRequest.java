package health.trellis.scheduling.makeup;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which of the offered sessions is taken.
 *
 * @param sessionId the meeting, to make up for a meeting of a group
 * @param clinicianId with whom, to make up for any other session; with startsAt
 * @param startsAt when
 * @param authorizationOverride why to book past what the payer approved; staff only
 */
@Schema(
    name = "MakeUpRequest",
    examples =
        """
        {"sessionId": "0197a000-0000-7000-8000-000000000901"}
        """)
public record MakeUpRequest(
    @Nullable UUID sessionId,
    @Nullable UUID clinicianId,
    @Nullable Instant startsAt,
    @Nullable @Size(max = 500) String authorizationOverride) {}
