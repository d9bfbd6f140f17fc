package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.LevelOfCare;
import health.trellis.event.PatientEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Intake decided about a referral. The reasons stay in the record.
 *
 * @param patientId whom it is about
 * @param referralId the referral
 * @param decisionId the decision
 * @param outcome ACCEPT, WAITLIST, DECLINE, REFER_OUT or WITHDRAW
 * @param levelOfCare the level that the patient is taken in for
 * @param programId the program that takes the patient in
 */
@EventType(aggregate = "referral", happened = "decided")
public record ReferralDecided(
    UUID patientId,
    UUID referralId,
    UUID decisionId,
    String outcome,
    @Nullable LevelOfCare levelOfCare,
    @Nullable UUID programId)
    implements PatientEvent {}
