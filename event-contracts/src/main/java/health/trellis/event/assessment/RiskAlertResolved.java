package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * The alert was closed with a note.
 *
 * @param patientId whom it is about
 * @param alertId the alert
 * @param resolvedBy subject of the account
 * @param at when
 */
@EventType(aggregate = "risk-alert", happened = "resolved")
public record RiskAlertResolved(UUID patientId, UUID alertId, String resolvedBy, Instant at)
    implements PatientEvent {}
