package health.trellis.event.scheduling;

import health.trellis.event.AuthorizationUnit;
import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The last day of a payer's authorization is near. Told once for each number of days before it at
 * which the authorization is to be warned of.
 *
 * @param patientId whom it is about
 * @param authorizationId the authorization
 * @param validTo its last day
 * @param daysLeft days from now to its last day; 0 on the last day
 * @param unit what the payer counts
 * @param unitsApproved units approved
 * @param usedPercent attended and booked units in percent of the units approved; may exceed 100
 */
@EventType(aggregate = "authorization", happened = "ends-soon")
public record AuthorizationEndsSoon(
    UUID patientId,
    UUID authorizationId,
    LocalDate validTo,
    int daysLeft,
    AuthorizationUnit unit,
    int unitsApproved,
    int usedPercent)
    implements PatientEvent {}
