package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.UUID;

/**
 * A merge was wrong: what followed the survivor through it goes back.
 *
 * @param patientId the record that remains
 * @param mergedPatientId the record that is used again
 * @param mergeId the merge
 */
@EventType(aggregate = "patient", happened = "unmerged")
public record PatientUnmerged(UUID patientId, UUID mergedPatientId, UUID mergeId)
    implements PatientEvent {}
