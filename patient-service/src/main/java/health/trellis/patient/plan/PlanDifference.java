package health.trellis.patient.plan;

import health.trellis.patient.plan.PlanContent.Dose;
import health.trellis.patient.plan.PlanContent.Frequency;
import health.trellis.patient.plan.PlanContent.Goal;
import health.trellis.patient.plan.PlanContent.Intervention;
import health.trellis.patient.plan.PlanContent.Objective;
import health.trellis.patient.plan.PlanContent.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What changed from one version of a plan to another, in words. A pure function. */
final class PlanDifference {
  private final List<Change> changes = new ArrayList<>();

  private PlanDifference() {}

  /** What happened to a part. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One change.
   *
   * @param kind what happened
   * @param part for example goal or prescription
   * @param subject which one
   * @param field what of it, for a change
   * @param before the value before
   * @param after the value after
   * @param text the change as a sentence
   */
  @Schema(name = "PlanChange")
  public record Change(
      Kind kind,
      @Schema(examples = "goal") String part,
      @Schema(examples = "PHQ-9 below 10") String subject,
      @Schema(examples = "target") @Nullable String field,
      @Nullable String before,
      @Nullable String after,
      @Schema(examples = "Goal \"PHQ-9 below 10\" was added.") String text) {

    private static Change whole(Kind kind, String part, String subject) {
      String verb = kind == Kind.ADDED ? " was added." : " was removed.";
      return new Change(kind, part, subject, null, null, null, name(part, subject) + verb);
    }

    private static Change field(
        String part,
        String subject,
        String field,
        @Nullable String before,
        @Nullable String after) {
      String text =
          "%s: %s was %s, is now %s."
              .formatted(
                  name(part, subject),
                  field,
                  Objects.requireNonNullElse(before, "empty"),
                  Objects.requireNonNullElse(after, "empty"));
      return new Change(Kind.CHANGED, part, subject, field, before, after, text);
    }

    private static String name(String part, String subject) {
      return "%s%s \"%s\""
          .formatted(Character.toUpperCase(part.charAt(0)), part.substring(1), subject);
    }
  }

  static List<Change> between(PlanContent before, PlanContent after) {
    PlanDifference difference = new PlanDifference();
    difference.parts(
        "problem",
        index(before.problems(), Problem::id),
        index(after.problems(), Problem::id),
        Problem::description,
        PlanDifference::problem);
    difference.parts(
        "goal",
        index(before.goals(), Goal::id),
        index(after.goals(), Goal::id),
        Goal::description,
        PlanDifference::goal);
    difference.parts(
        "intervention",
        index(before.interventions(), PlanDifference::name),
        index(after.interventions(), PlanDifference::name),
        PlanDifference::name,
        PlanDifference::intervention);
    difference.fields(
        "prescription", "therapy", dose(before.prescription()), dose(after.prescription()));
    difference.fields(
        "narrative", "the person", narrative(before.narrative()), narrative(after.narrative()));
    return List.copyOf(difference.changes);
  }

  private <T> void parts(
      String part,
      Map<Object, T> before,
      Map<Object, T> after,
      Function<T, String> name,
      Function<T, Map<String, @Nullable String>> fields) {
    after.forEach(
        (key, now) -> {
          T then = before.get(key);
          if (then == null) {
            changes.add(Change.whole(Kind.ADDED, part, name.apply(now)));
          } else {
            fields(part, name.apply(now), fields.apply(then), fields.apply(now));
          }
        });
    before.forEach(
        (key, then) -> {
          if (!after.containsKey(key)) {
            changes.add(Change.whole(Kind.REMOVED, part, name.apply(then)));
          }
        });
  }

  private void fields(
      String part,
      String subject,
      Map<String, @Nullable String> before,
      Map<String, @Nullable String> after) {
    after.forEach(
        (field, now) -> {
          String then = before.get(field);
          if (!Objects.equals(then, now)) {
            changes.add(Change.field(part, subject, field, then, now));
          }
        });
  }

  /** By key in their order; the same key again stands for the next of its kind. */
  private static <T> Map<Object, T> index(List<T> parts, Function<T, @Nullable Object> key) {
    Map<Object, T> index = new LinkedHashMap<>();
    for (T part : parts) {
      Object wanted = Objects.requireNonNullElse(key.apply(part), part);
      int copy = 0;
      Object free = wanted;
      while (index.containsKey(free)) {
        free = wanted + "#" + ++copy;
      }
      index.put(free, part);
    }
    return index;
  }

  private static Map<String, @Nullable String> problem(Problem problem) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("description", problem.description());
    fields.put("domain", text(problem.domain()));
    fields.put("diagnosis", text(problem.conditionId()));
    fields.put("patient's words", problem.patientWords());
    return fields;
  }

  private static Map<String, @Nullable String> goal(Goal goal) {
    GoalTarget target = goal.target();
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("description", goal.description());
    fields.put("target", target == null ? null : target(target));
    fields.put("target date", target == null ? null : text(target.dueOn()));
    fields.put(
        "baseline",
        target == null || target.baseline() == null ? null : target.baseline().toPlainString());
    fields.put("patient's words", goal.patientWords());
    fields.put(
        "objectives", joined(goal.objectives().stream().map(Objective::description).toList()));
    return fields;
  }

  private static String target(GoalTarget target) {
    String measure = target.instrument() == null ? "attended minutes a week" : target.instrument();
    String bound =
        switch (target.comparison()) {
          case AT_MOST -> "at most";
          case AT_LEAST -> "at least";
        };
    return "%s %s %s".formatted(measure, bound, target.value().toPlainString());
  }

  private static Map<String, @Nullable String> intervention(Intervention intervention) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    Frequency frequency = intervention.frequency();
    fields.put("session", text(intervention.sessionType()));
    fields.put(
        "frequency",
        frequency == null
            ? null
            : "%d in %d weeks%s"
                .formatted(
                    frequency.count(),
                    frequency.everyWeeks(),
                    frequency.minutes() == null ? "" : " of " + frequency.minutes() + " minutes"));
    fields.put("responsible", text(intervention.responsibleId(), intervention.responsibleRole()));
    fields.put("goals", joined(intervention.goalIds().stream().map(Object::toString).toList()));
    return fields;
  }

  private static Map<String, @Nullable String> dose(Dose dose) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("minutes a week", text(dose.minutesPerWeek()));
    fields.put(
        "sessions",
        dose.sessions().stream()
            .map(s -> "%d %s in %d weeks".formatted(s.count(), s.type(), s.everyWeeks()))
            .collect(Collectors.joining(", ")));
    fields.put("modalities", joined(dose.modalities()));
    return fields;
  }

  private static Map<String, @Nullable String> narrative(Narrative narrative) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("patient's words", narrative.patientWords());
    fields.put("strengths", joined(narrative.strengths()));
    fields.put("preferences", joined(narrative.preferences()));
    fields.put("barriers", joined(narrative.barriers()));
    fields.put("family's part", narrative.familyPart());
    fields.put("ready when", narrative.readyWhen());
    return fields;
  }

  private static String name(Intervention intervention) {
    return intervention.description() == null
        ? intervention.modality()
        : intervention.modality() + ", " + intervention.description();
  }

  private static @Nullable String joined(List<String> texts) {
    return texts.isEmpty() ? null : String.join("; ", texts);
  }

  private static @Nullable String text(@Nullable Object first) {
    return first == null ? null : first.toString();
  }

  private static @Nullable String text(@Nullable Object first, @Nullable Object second) {
    return first == null ? text(second) : first.toString();
  }
}
