package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A check-in shows early signs: somebody should reach out.
 *
 * @param patientId whom it is about
 * @param checkInId the check-in
 * @param on the day
 * @param reason WARNING_SIGNS, CRAVING, MOOD, SLEEP, HIGH_RISK_DATE when less than that was enough
 *     because a hard day of the plan is close, or TREND when no single day stands out but the days
 *     together do
 */
@EventType(aggregate = "check-in", happened = "early-warning-raised")
public record EarlyWarningRaised(UUID patientId, UUID checkInId, LocalDate on, String reason)
    implements PatientEvent {}
