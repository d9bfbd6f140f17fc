package health.trellis.patient.note;

import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.note.NoteDto.GoalResponse;
import health.trellis.patient.note.NoteDto.GoalWork;
import health.trellis.patient.note.NoteDto.NoteContent;
import health.trellis.patient.plan.TreatmentPlans;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Ties notes to the goals of the treatment plan. */
@ApplicationScoped
class NoteGoals {
  private final TreatmentPlans plans;

  NoteGoals(TreatmentPlans plans) {
    this.plans = plans;
  }

  /** Refuses goals that no signed version of the episode's plan has, and a goal named twice. */
  void refuseUnknown(UUID episodeId, NoteContent content) {
    Set<UUID> known = content.goals().isEmpty() ? Set.of() : plans.goalIds(episodeId);
    Set<UUID> seen = new HashSet<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < content.goals().size(); i++) {
      UUID goal = content.goals().get(i).goalId();
      String pointer = "/content/goals/" + i + "/goalId";
      if (!known.contains(goal)) {
        errors.add(new FieldError(pointer, "unknown", "No signed plan here has this goal."));
      } else if (!seen.add(goal)) {
        errors.add(new FieldError(pointer, "repeated", "Each goal stands once."));
      }
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  /** What a signed note tells of goals is progress, setbacks with what they taught included. */
  void record(ProgressNote note) {
    for (GoalWork work : note.content().goals()) {
      plans.recordFromNote(
          work.goalId(),
          new TreatmentPlans.NotedProgress(
              note.id(),
              note.sessionOn(),
              work.response() == GoalResponse.SETBACK,
              work.note(),
              work.learned(),
              note.author()));
    }
  }
}
