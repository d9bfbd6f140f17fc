package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * What a patient is asked to answer is due soon and not answered yet. Told once per assignment.
 *
 * @param patientId whom it is about
 * @param assignmentId the assignment
 * @param instrument code of the instrument, for example phq-9
 * @param occasion occasion of the assignment
 * @param dueAt by when
 */
@EventType(aggregate = "assessment", happened = "due-soon")
public record AssessmentDueSoon(
    UUID patientId, UUID assignmentId, String instrument, String occasion, Instant dueAt)
    implements PatientEvent {}
