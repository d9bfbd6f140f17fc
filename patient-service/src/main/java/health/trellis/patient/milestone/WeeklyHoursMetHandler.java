package health.trellis.patient.milestone;

import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for a milestone in a week that was met. */
@ApplicationScoped
class WeeklyHoursMetHandler implements EventHandler<WeeklyHoursMet> {
  private final Milestones milestones;

  WeeklyHoursMetHandler(Milestones milestones) {
    this.milestones = milestones;
  }

  @Override
  public Class<WeeklyHoursMet> event() {
    return WeeklyHoursMet.class;
  }

  @Override
  public void handle(WeeklyHoursMet event, EventContext context) {
    milestones.weekMet(event);
  }
}
