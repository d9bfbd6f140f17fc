package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The patient began to take a medication, or takes it at another dose.
 *
 * @param patientId whom it is about
 * @param medicationId the order behind it
 * @param label name and dose as a chart shows them
 * @param startedOn first day
 */
@EventType(aggregate = "medication", happened = "started")
public record MedicationStarted(
    UUID patientId, UUID medicationId, String label, LocalDate startedOn) implements PatientEvent {}
