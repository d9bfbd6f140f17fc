package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import health.trellis.event.RiskLevel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers show a risk: a human must act.
 *
 * @param patientId whom it is about
 * @param alertId the alert
 * @param level how urgent
 * @param programId program of the active episode
 * @param raisedAt when the answers came in
 * @param actBy by when a human must act
 * @param lateEntry entered after the fact by staff who acted already
 */
@EventType(aggregate = "risk-alert", happened = "raised")
public record RiskAlertRaised(
    UUID patientId,
    UUID alertId,
    RiskLevel level,
    @Nullable UUID programId,
    Instant raisedAt,
    Instant actBy,
    boolean lateEntry)
    implements PatientEvent {}
