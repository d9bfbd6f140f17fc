package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.UUID;

/**
 * Two records were found to be of one person: all that names the merged one follows the survivor.
 *
 * @param patientId the record that remains
 * @param mergedPatientId the record that is no longer used
 * @param mergeId the merge
 */
@EventType(aggregate = "patient", happened = "merged")
public record PatientMerged(UUID patientId, UUID mergedPatientId, UUID mergeId)
    implements PatientEvent {}
