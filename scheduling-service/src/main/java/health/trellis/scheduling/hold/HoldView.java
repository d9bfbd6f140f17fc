package health.trellis.scheduling.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.SessionType;
import health.trellis.scheduling.session.Delivery;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A slot that is kept for a patient.
 *
 * @param id its id
 * @param sessionId the meeting in which a place is kept; for groups
 * @param expiresAt until when it is kept
 */
@Schema(name = "Hold")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldView(
    UUID id,
    UUID patientId,
    SessionType type,
    @Nullable UUID sessionId,
    UUID clinicianId,
    @Nullable UUID roomId,
    Delivery delivery,
    String modality,
    Instant startsAt,
    Instant endsAt,
    Instant expiresAt) {
  static HoldView of(SlotHold hold) {
    return new HoldView(
        hold.id(),
        hold.patientId(),
        hold.type(),
        hold.sessionId(),
        hold.clinicianId(),
        hold.roomId(),
        hold.delivery(),
        hold.modality(),
        hold.span().start(),
        hold.span().end(),
        hold.expiresAt());
  }
}
