package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A human took the alert on: escalation stops.
 *
 * @param patientId whom it is about
 * @param alertId the alert
 * @param acknowledgedBy subject of the account
 * @param at when
 */
@EventType(aggregate = "risk-alert", happened = "acknowledged")
public record RiskAlertAcknowledged(UUID patientId, UUID alertId, String acknowledgedBy, Instant at)
    implements PatientEvent {}
