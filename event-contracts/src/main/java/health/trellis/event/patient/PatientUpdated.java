package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.UUID;

/**
 * The person's data was corrected.
 *
 * @param patientId whom it is about
 * @param profile the person as it is now
 */
@EventType(aggregate = "patient", happened = "updated")
public record PatientUpdated(UUID patientId, PatientProfile profile) implements PatientEvent {}
