package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A patient is asked to answer an instrument.
 *
 * @param patientId whom it is about
 * @param assignmentId the assignment
 * @param instrument code of the instrument, for example phq-9
 * @param occasion INTAKE, WEEKLY, REVIEW, DISCHARGE or FOLLOW_UP
 * @param dueAt by when
 * @param lateEntry entered after the fact: nobody is to be told
 */
@EventType(aggregate = "assessment", happened = "assigned")
public record AssessmentAssigned(
    UUID patientId,
    UUID assignmentId,
    String instrument,
    String occasion,
    Instant dueAt,
    boolean lateEntry)
    implements PatientEvent {}
