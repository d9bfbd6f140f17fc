package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.List;
import java.util.UUID;

/**
 * A relapse-prevention plan is in force.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param planId the plan
 * @param version 1 for the first
 * @param warningSigns what the check-in asks about
 */
@EventType(aggregate = "relapse-prevention-plan", happened = "activated")
public record RelapsePreventionPlanActivated(
    UUID patientId, UUID episodeId, UUID planId, int version, List<WarningSign> warningSigns)
    implements PatientEvent {}
