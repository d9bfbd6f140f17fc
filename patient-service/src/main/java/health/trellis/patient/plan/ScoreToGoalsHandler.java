package health.trellis.patient.plan;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Holds every score against the goals that it measures. */
@ApplicationScoped
class ScoreToGoalsHandler implements EventHandler<AssessmentCompleted> {
  private final GoalProgressService progress;

  ScoreToGoalsHandler(GoalProgressService progress) {
    this.progress = progress;
  }

  @Override
  public Class<AssessmentCompleted> event() {
    return AssessmentCompleted.class;
  }

  @Override
  public void handle(AssessmentCompleted completed, EventContext context) {
    progress.score(completed);
  }
}
