package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * What a patient was to be asked is let be: nobody is reminded of it any more.
 *
 * @param patientId whom it is about
 * @param assignmentId the assignment
 * @param instrument code of the instrument, for example phq-9
 * @param occasion INTAKE, WEEKLY, FORTNIGHTLY, MONTHLY, REVIEW, DISCHARGE or FOLLOW_UP
 * @param reason why, for example PATIENT_DECLINED, or BURDEN_LIMIT where it was beyond the minutes
 *     of the week and never asked
 * @param at when it was let be
 */
@EventType(aggregate = "assessment", happened = "skipped")
public record AssessmentSkipped(
    UUID patientId,
    UUID assignmentId,
    String instrument,
    String occasion,
    String reason,
    Instant at)
    implements PatientEvent {}
