package health.trellis.patient.starter;

import health.trellis.event.CareTeamRole;
import health.trellis.event.SessionType;
import health.trellis.patient.plan.GoalTarget;
import health.trellis.patient.plan.ProblemDomain;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A starter as it is kept: times are weeks from the plan's first day, goals stand below the problem
 * that they are for.
 *
 * @param code its name in the library
 * @param title for people
 * @param conditions beginnings of ICD-10-CM codes that it is for
 * @param about what it builds on, with the source
 */
record Starter(
    String code,
    String title,
    List<String> conditions,
    String about,
    List<Problem> problems,
    List<Sessions> sessions,
    int minutesPerWeek,
    List<String> modalities) {

  record Problem(String description, ProblemDomain domain, List<Goal> goals) {}

  record Goal(
      String description,
      @Nullable String instrument,
      GoalTarget.Comparison comparison,
      BigDecimal value,
      int weeks,
      List<Step> steps,
      List<Intervention> interventions) {}

  record Step(String description, int weeks) {}

  record Intervention(
      String modality,
      String description,
      SessionType sessionType,
      int count,
      int everyWeeks,
      @Nullable Integer minutes,
      CareTeamRole role) {}

  record Sessions(SessionType type, int count, int everyWeeks) {}
}
