package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A relapse-prevention plan is in force.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param planId the plan
 * @param version 1 for the first
 * @param warningSigns what the check-in asks about
 * @param triggers situations of risk that the check-in asks about too; absent: none are asked
 * @param surroundings risks at home, at work, of people and of places; absent: none are known
 * @param highRiskDates days on which a relapse is more likely; absent: none are known
 */
@EventType(aggregate = "relapse-prevention-plan", happened = "activated")
public record RelapsePreventionPlanActivated(
    UUID patientId,
    UUID episodeId,
    UUID planId,
    int version,
    List<WarningSign> warningSigns,
    @Nullable List<RiskSituation> triggers,
    @Nullable List<SurroundingRisk> surroundings,
    @Nullable List<HighRiskDate> highRiskDates)
    implements PatientEvent {

  /** A plan that names warning signs only. */
  public RelapsePreventionPlanActivated(
      UUID patientId, UUID episodeId, UUID planId, int version, List<WarningSign> warningSigns) {
    this(patientId, episodeId, planId, version, warningSigns, null, null, null);
  }
}
