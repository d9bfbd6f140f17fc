package health.trellis.scheduling.checkin;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a patient is in the video call; the application tells it once a minute.
 *
 * @param inCall false when the patient leaves it
 */
@Schema(name = "PresenceRequest", examples = "{\"inCall\": true}")
public record PresenceRequest(@NotNull Boolean inCall) {}
