package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Repeated measures show that treatment does not work as hoped: the plan wants a review.
 *
 * @param patientId whom it is about
 * @param instrument code of the instrument
 * @param reason NO_RESPONSE or RELIABLY_WORSE
 * @param responseId the answers that showed it
 * @param detectedAt when
 */
@EventType(aggregate = "outcome", happened = "off-track-detected")
public record OffTrackDetected(
    UUID patientId, String instrument, String reason, UUID responseId, Instant detectedAt)
    implements PatientEvent {}
