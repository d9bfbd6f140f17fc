package health.trellis.scheduling.slot;

import health.trellis.event.SessionType;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.time.Span;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a slot is to be like.
 *
 * @param patientId for whom
 * @param type kind of session
 * @param span within which time
 * @param clinicianId with whom; with anybody when absent
 * @param modality modality; any when absent
 * @param delivery in person or by video; as the patient wishes when absent
 * @param minutes length; the program's when absent
 * @param limit how many
 */
public record Wanted(
    UUID patientId,
    SessionType type,
    Span span,
    @Nullable UUID clinicianId,
    @Nullable String modality,
    @Nullable Delivery delivery,
    @Nullable Integer minutes,
    int limit) {}
