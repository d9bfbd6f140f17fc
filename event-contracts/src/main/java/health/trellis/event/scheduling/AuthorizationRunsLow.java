package health.trellis.event.scheduling;

import health.trellis.event.AuthorizationUnit;
import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is attended and booked reached a warning level of a payer's authorization. Told once for
 * each level.
 *
 * @param patientId whom it is about
 * @param authorizationId the authorization
 * @param unit what the payer counts
 * @param unitsApproved units approved
 * @param levelPercent the level reached, in percent of the units approved
 * @param usedPercent attended and booked units in percent of the units approved; may exceed 100
 * @param validTo its last day
 * @param runsOutOn the day on which the calendar as it stands uses it up; absent when it does not
 */
@EventType(aggregate = "authorization", happened = "runs-low")
public record AuthorizationRunsLow(
    UUID patientId,
    UUID authorizationId,
    AuthorizationUnit unit,
    int unitsApproved,
    int levelPercent,
    int usedPercent,
    LocalDate validTo,
    @Nullable LocalDate runsOutOn)
    implements PatientEvent {}
