package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A patient checked in for the day.
 *
 * @param patientId whom it is about
 * @param checkInId the check-in
 * @param on the day, in the patient's zone
 * @param warningSignsMet how many personal warning signs were met
 */
@EventType(aggregate = "check-in", happened = "recorded")
public record CheckInRecorded(UUID patientId, UUID checkInId, LocalDate on, int warningSignsMet)
    implements PatientEvent {}
