package health.trellis.patient.milestone;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for a milestone in a score. */
@ApplicationScoped
class AssessmentCompletedHandler implements EventHandler<AssessmentCompleted> {
  private final Milestones milestones;

  AssessmentCompletedHandler(Milestones milestones) {
    this.milestones = milestones;
  }

  @Override
  public Class<AssessmentCompleted> event() {
    return AssessmentCompleted.class;
  }

  @Override
  public void handle(AssessmentCompleted event, EventContext context) {
    milestones.scored(event);
  }
}
