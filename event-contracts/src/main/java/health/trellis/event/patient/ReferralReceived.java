package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An EHR referred a patient.
 *
 * @param patientId whom it is about
 * @param referralId the referral
 * @param referredBy client id of the EHR
 * @param observations screening results, to be kept by assessment-service under these ids
 */
@EventType(aggregate = "referral", happened = "received")
public record ReferralReceived(
    UUID patientId,
    UUID referralId,
    @Nullable String referredBy,
    List<ReceivedObservation> observations)
    implements PatientEvent {}
