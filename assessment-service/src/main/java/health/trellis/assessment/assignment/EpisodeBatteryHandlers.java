package health.trellis.assessment.assignment;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.caseload.Episode;
import health.trellis.assessment.ground.Occasion;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import jakarta.inject.Singleton;
import java.util.List;

/** Assigns the battery of admissions and discharges. */
@Singleton
class EpisodeBatteryHandlers implements EventHandlers {
  private final BatteryAssigning battery;
  private final Caseload caseload;

  EpisodeBatteryHandlers(BatteryAssigning battery, Caseload caseload) {
    this.battery = battery;
    this.caseload = caseload;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(
            EpisodeAdmitted.class,
            (e, about) ->
                battery.once(
                    e.patientId(),
                    e.episodeId(),
                    e.programId(),
                    e.substanceUse(),
                    Occasion.INTAKE,
                    e.admittedOn())),
        EventHandler.of(
            EpisodeDischarged.class,
            (e, about) ->
                battery.once(
                    e.patientId(),
                    e.episodeId(),
                    e.programId(),
                    caseload.episode(e.episodeId()).map(Episode::substanceUse).orElse(false),
                    Occasion.DISCHARGE,
                    e.dischargedOn())));
  }
}
