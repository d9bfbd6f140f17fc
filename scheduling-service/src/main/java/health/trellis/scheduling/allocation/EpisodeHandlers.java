package health.trellis.scheduling.allocation;

import health.trellis.event.DomainEvent;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.EpisodeLevelChanged;
import health.trellis.event.patient.EpisodeResumed;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.Episodes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** What scheduling does on the facts of patient-service. */
@Singleton
class EpisodeHandlers {
  private final Episodes episodes;
  private final Allocation allocation;
  private final Ending ending;

  EpisodeHandlers(Episodes episodes, Allocation allocation, Ending ending) {
    this.episodes = episodes;
    this.allocation = allocation;
    this.ending = ending;
  }

  @Produces
  @Singleton
  EventHandler<EpisodeAdmitted> admitted() {
    return on(EpisodeAdmitted.class, event -> allocation.fillAhead(episodes.admit(event)));
  }

  @Produces
  @Singleton
  EventHandler<TreatmentPlanSigned> signed() {
    return on(
        TreatmentPlanSigned.class, event -> episodes.sign(event).ifPresent(allocation::fillAhead));
  }

  @Produces
  @Singleton
  EventHandler<CareTeamChanged> team() {
    return on(CareTeamChanged.class, episodes::changeTeam);
  }

  @Produces
  @Singleton
  EventHandler<EpisodeLevelChanged> level() {
    return on(EpisodeLevelChanged.class, episodes::changeLevel);
  }

  @Produces
  @Singleton
  EventHandler<EpisodeHeld> held() {
    return on(
        EpisodeHeld.class,
        event -> {
          Episode episode = episodes.hold(event);
          ending.releaseFrom(episode, event.from(), "Treatment pauses");
        });
  }

  @Produces
  @Singleton
  EventHandler<EpisodeResumed> resumed() {
    return on(EpisodeResumed.class, event -> allocation.fillAhead(episodes.resume(event)));
  }

  @Produces
  @Singleton
  EventHandler<EpisodeDischarged> discharged() {
    return on(
        EpisodeDischarged.class,
        event -> {
          Episode episode = episodes.discharge(event);
          ending.releaseFrom(episode, event.dischargedOn().plusDays(1), "Treatment ended");
          ending.leaveRosters(episode);
        });
  }

  private static <E extends DomainEvent> EventHandler<E> on(Class<E> type, Consumer<E> effect) {
    return EventHandler.of(type, (event, context) -> effect.accept(event));
  }
}
