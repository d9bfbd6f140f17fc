package health.trellis.scheduling.slot;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.SessionType;
import health.trellis.scheduling.session.Delivery;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A slot that is free.
 *
 * @param type kind of session
 * @param sessionId the meeting that has a place left; for groups only
 * @param clinicianId who would lead it
 * @param clinicianName name with credentials
 * @param roomId where; absent by video
 * @param delivery in person or by video
 * @param modality for example CBT
 * @param startsAt start
 * @param endsAt end
 * @param timeZone IANA zone of the site
 * @param ownTherapist whether the clinician is of the patient's care team
 * @param asWished whether clinician, time and delivery are as the patient wishes
 */
@Schema(name = "FreeSlot")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FreeSlot(
    SessionType type,
    @Nullable UUID sessionId,
    UUID clinicianId,
    String clinicianName,
    @Nullable UUID roomId,
    Delivery delivery,
    String modality,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    boolean ownTherapist,
    boolean asWished) {}
