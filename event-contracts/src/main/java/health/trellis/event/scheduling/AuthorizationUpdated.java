package health.trellis.event.scheduling;

import health.trellis.event.AuthorizationUnit;
import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a payer approved was entered or changed, or recorded attendance used some of it.
 *
 * @param patientId whom it is about
 * @param authorizationId the authorization
 * @param payer who approved
 * @param referenceNumber the payer's number for it
 * @param unit what the payer counts
 * @param unitsApproved units approved
 * @param from first day
 * @param to last day
 * @param attendedUnits units used by recorded attendance; hours and days may have a fraction
 */
@EventType(aggregate = "authorization", happened = "updated")
public record AuthorizationUpdated(
    UUID patientId,
    UUID authorizationId,
    String payer,
    String referenceNumber,
    AuthorizationUnit unit,
    int unitsApproved,
    LocalDate from,
    LocalDate to,
    BigDecimal attendedUnits)
    implements PatientEvent {}
