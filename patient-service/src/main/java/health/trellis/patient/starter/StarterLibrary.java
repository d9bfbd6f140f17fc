package health.trellis.patient.starter;

import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.kit.Ids;
import health.trellis.kit.json.EventJson;
import health.trellis.patient.plan.GoalTarget;
import health.trellis.patient.plan.GoalTarget.Measure;
import health.trellis.patient.plan.Narrative;
import health.trellis.patient.plan.PlanContent;
import health.trellis.patient.plan.TreatmentPlanDto.DraftPlan;
import health.trellis.patient.starter.StarterDto.StarterSummary;
import health.trellis.patient.starter.StarterDto.StarterView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The starters that ship with Trellis. */
@ApplicationScoped
class StarterLibrary {
  private static final String RESOURCE = "/starters/starters.json";

  private final List<Starter> starters;

  StarterLibrary() {
    this.starters = load();
  }

  private static List<Starter> load() {
    try (InputStream in =
        Objects.requireNonNull(StarterLibrary.class.getResourceAsStream(RESOURCE))) {
      return EventJson.mapper().readValue(in, new TypeReference<List<Starter>>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** All, or those for a diagnosis in ICD-10-CM. */
  List<StarterSummary> list(@Nullable String diagnosis) {
    return starters.stream()
        .filter(s -> diagnosis == null || s.conditions().stream().anyMatch(diagnosis::startsWith))
        .map(s -> new StarterSummary(s.code(), s.title(), s.conditions(), s.about()))
        .toList();
  }

  /** A starter as a draft that begins on a day, each time with new ids. */
  Optional<StarterView> find(String code, LocalDate from) {
    return starters.stream()
        .filter(starter -> starter.code().equals(code))
        .findFirst()
        .map(s -> new StarterView(s.code(), s.title(), s.conditions(), s.about(), draft(s, from)));
  }

  private static DraftPlan draft(Starter starter, LocalDate from) {
    List<PlanContent.Problem> problems = new ArrayList<>();
    List<PlanContent.Goal> goals = new ArrayList<>();
    List<PlanContent.Intervention> interventions = new ArrayList<>();
    for (Starter.Problem problem : starter.problems()) {
      UUID problemId = Ids.next();
      problems.add(
          new PlanContent.Problem(problemId, problem.description(), null, problem.domain(), null));
      for (Starter.Goal goal : problem.goals()) {
        UUID goalId = Ids.next();
        goals.add(goal(goal, goalId, problemId, from));
        goal.interventions().forEach(i -> interventions.add(intervention(i, goalId)));
      }
    }
    return new DraftPlan(
        problems,
        goals,
        interventions,
        new PlanContent.Dose(
            starter.minutesPerWeek(),
            starter.sessions().stream()
                .map(s -> new PlanContent.Sessions(s.type(), s.count(), s.everyWeeks()))
                .toList(),
            starter.modalities()),
        from,
        null,
        Narrative.EMPTY);
  }

  private static PlanContent.Goal goal(Starter.Goal goal, UUID id, UUID problemId, LocalDate from) {
    Measure measure = goal.instrument() == null ? Measure.ATTENDANCE : Measure.INSTRUMENT;
    return new PlanContent.Goal(
        id,
        problemId,
        goal.description(),
        new GoalTarget(
            measure,
            goal.instrument(),
            goal.comparison(),
            goal.value(),
            from.plusWeeks(goal.weeks()),
            null,
            null),
        null,
        goal.steps().stream()
            .map(
                step ->
                    new PlanContent.Objective(
                        Ids.next(), step.description(), from.plusWeeks(step.weeks())))
            .toList());
  }

  private static PlanContent.Intervention intervention(Starter.Intervention wanted, UUID goalId) {
    return new PlanContent.Intervention(
        wanted.modality(),
        wanted.description(),
        List.of(goalId),
        wanted.sessionType(),
        new PlanContent.Frequency(wanted.count(), wanted.everyWeeks(), wanted.minutes()),
        null,
        wanted.role());
  }
}
