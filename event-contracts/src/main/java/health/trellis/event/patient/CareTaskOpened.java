package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Staff have something to do for a patient.
 *
 * @param patientId whom it is about
 * @param taskId the task
 * @param kind PLAN_REVIEW, MISSED_SESSION_OUTREACH, EARLY_WARNING_OUTREACH, HOURS_REVIEW,
 *     AUTHORIZATION_REVIEW, SIGNATURE, CERTIFICATION or OTHER
 * @param assigneeRole coordinator or clinician
 * @param practitionerId the clinician whose task it is
 * @param dueAt by when
 */
@EventType(aggregate = "care-task", happened = "opened")
public record CareTaskOpened(
    UUID patientId,
    UUID taskId,
    String kind,
    String assigneeRole,
    @Nullable UUID practitionerId,
    Instant dueAt)
    implements PatientEvent {}
