package health.trellis.patient.plan;

import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import java.math.BigDecimal;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/** Treatment plans to FHIR CarePlan (US Core 6.1.0: text, status, intent, category, subject). */
final class CarePlanFhir {
  static final String CATEGORY_SYSTEM = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category";
  static final String CATEGORY = "assess-plan";
  private static final String SESSION = Profiles.TRELLIS + "CodeSystem/session-type";
  private static final String MODALITY = Profiles.TRELLIS + "CodeSystem/modality";

  private CarePlanFhir() {}

  static CarePlan toFhir(TreatmentPlan plan, PlanVersion version) {
    CarePlan fhir = new CarePlan();
    Resources.identified(fhir, plan.id(), plan.version(), plan.updatedAt());
    Resources.profile(fhir, Profiles.US_CORE + "us-core-careplan");
    fhir.setStatus(plan.closedOn() == null ? CarePlanStatus.ACTIVE : CarePlanStatus.COMPLETED);
    fhir.setIntent(CarePlanIntent.PLAN);
    fhir.addCategory(Resources.code(CATEGORY_SYSTEM, CATEGORY));
    fhir.setTitle("Treatment plan, version " + version.number());
    fhir.setSubject(Resources.patient(plan.patientId()));
    fhir.setPeriod(Resources.period(version.effectiveFrom(), plan.closedOn()));
    fhir.setCreated(Date.from(version.createdAt()));
    if (version.signedByPractitioner() != null) {
      fhir.setAuthor(new Reference("Practitioner/" + version.signedByPractitioner()));
    }
    fhir.addCareTeam(new Reference("CareTeam/" + plan.episodeId()));
    PlanContent content = version.content();
    content.goals().stream()
        .map(PlanContent.Goal::id)
        .filter(Objects::nonNull)
        .forEach(id -> fhir.addGoal(new Reference("Goal/" + id)));
    content.prescription().sessions().forEach(sessions -> addSessions(fhir, sessions));
    content.interventions().forEach(intervention -> addIntervention(fhir, intervention));
    Resources.narrative(fhir, summary(content));
    return fhir;
  }

  private static void addSessions(CarePlan fhir, PlanContent.Sessions sessions) {
    Timing timing = new Timing();
    timing
        .getRepeat()
        .setFrequency(sessions.count())
        .setPeriod(BigDecimal.valueOf(sessions.everyWeeks()))
        .setPeriodUnit(UnitsOfTime.WK);
    detail(fhir)
        .setCode(
            Resources.code(SESSION, sessions.type().name().toLowerCase(Locale.ROOT))
                .setText(sessions.type().name()))
        .setScheduled(timing);
  }

  private static void addIntervention(CarePlan fhir, PlanContent.Intervention intervention) {
    CarePlanActivityDetailComponent detail =
        detail(fhir)
            .setCode(
                Resources.code(MODALITY, intervention.modality().toLowerCase(Locale.ROOT))
                    .setText(intervention.modality()));
    if (intervention.description() != null) {
      detail.setDescription(intervention.description());
    }
  }

  private static CarePlanActivityDetailComponent detail(CarePlan fhir) {
    return fhir.addActivity().getDetail().setStatus(CarePlanActivityStatus.SCHEDULED);
  }

  private static String summary(PlanContent content) {
    String problems =
        content.problems().stream()
            .map(PlanContent.Problem::description)
            .collect(Collectors.joining("; "));
    String goals =
        content.goals().stream()
            .map(PlanContent.Goal::description)
            .collect(Collectors.joining("; "));
    return "Problems: %s. Goals: %s. %d minutes of therapy a week."
        .formatted(problems, goals, content.prescription().minutesPerWeek());
  }
}
