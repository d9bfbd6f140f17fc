package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.UUID;

/**
 * A safety plan is in force. What it says stays with the record and its pocket version.
 *
 * @param patientId whom it is about
 * @param planId the plan
 * @param version 1 for the first of the patient
 */
@EventType(aggregate = "safety-plan", happened = "activated")
public record SafetyPlanActivated(UUID patientId, UUID planId, int version)
    implements PatientEvent {}
