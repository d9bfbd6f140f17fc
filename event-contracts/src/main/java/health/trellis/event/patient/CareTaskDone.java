package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A task is done, or what asked for it turned out not to be so.
 *
 * @param patientId whom it is about
 * @param taskId the task
 * @param kind as in CareTaskOpened
 * @param doneAt when
 */
@EventType(aggregate = "care-task", happened = "done")
public record CareTaskDone(UUID patientId, UUID taskId, String kind, Instant doneAt)
    implements PatientEvent {}
