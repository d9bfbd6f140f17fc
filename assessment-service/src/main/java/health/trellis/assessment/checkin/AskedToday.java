package health.trellis.assessment.checkin;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.checkin.CheckInDto.SignView;
import health.trellis.assessment.checkin.CheckInDto.SituationView;
import health.trellis.assessment.checkin.CheckInDto.SurroundingView;
import health.trellis.assessment.checkin.CheckInDto.TodayView;
import health.trellis.assessment.risk.SafetyPlans;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Shows what a check-in asks, from the plan in force. */
@ApplicationScoped
@Transactional
class AskedToday {
  private static final String WHAT = "warning-signs";

  private final PreventionPlans plans;
  private final SafetyPlans safety;
  private final CheckInRepository checkIns;
  private final Caseload caseload;
  private final PatientAccess access;
  private final Clock clock;

  AskedToday(
      PreventionPlans plans,
      SafetyPlans safety,
      CheckInRepository checkIns,
      Caseload caseload,
      PatientAccess access,
      Clock clock) {
    this.plans = plans;
    this.safety = safety;
    this.checkIns = checkIns;
    this.caseload = caseload;
    this.access = access;
    this.clock = clock;
  }

  TodayView of(UUID patientId) {
    access.require(patientId, Area.PLAN, Mode.READ, WHAT);
    LocalDate today = caseload.day(patientId, clock.instant());
    PreventionPlan plan = plans.of(patientId);
    return new TodayView(
        patientId,
        today,
        !checkIns.between(patientId, today, today).isEmpty(),
        views(plan),
        plan.triggerViews(),
        plan.surroundings().stream()
            .map(s -> new SurroundingView(s.id(), s.place(), s.text()))
            .toList(),
        plan.near(today).orElse(null),
        safety.pocket(patientId).orElse(null));
  }

  List<SignView> signs(UUID patientId) {
    access.require(patientId, Area.PLAN, Mode.READ, WHAT);
    return views(plans.of(patientId));
  }

  List<SituationView> triggers(UUID patientId) {
    access.require(patientId, Area.PLAN, Mode.READ, WHAT);
    return plans.of(patientId).triggerViews();
  }

  private static List<SignView> views(PreventionPlan plan) {
    return plan.signs().stream()
        .map(sign -> new SignView(sign.id(), sign.text(), SignWeight.of(sign.rating())))
        .toList();
  }
}
