package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nobody did a task in time: somebody else hears of it.
 *
 * @param patientId whom it is about
 * @param taskId the task
 * @param kind as in CareTaskOpened
 * @param to SUPERVISOR, COORDINATOR or PROGRAM_ADMIN
 * @param practitionerId the supervisor; absent for the others
 * @param dueAt by when it was due
 */
@EventType(aggregate = "care-task", happened = "escalated")
public record CareTaskEscalated(
    UUID patientId,
    UUID taskId,
    String kind,
    String to,
    @Nullable UUID practitionerId,
    Instant dueAt)
    implements PatientEvent {}
