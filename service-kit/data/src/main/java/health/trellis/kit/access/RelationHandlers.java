package health.trellis.kit.access;

import health.trellis.event.DomainEvent;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.merge.PatientMerges;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Lets every service hear the events that relate people to patients, or patients to each other. */
@Singleton
class RelationHandlers implements EventHandlers {
  private final Relations relations;
  private final PatientMerges merges;

  RelationHandlers(Relations relations, PatientMerges merges) {
    this.relations = relations;
    this.merges = merges;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    Stream<EventHandler<?>> relating =
        Stream.of(
                PatientRegistered.class,
                EpisodeAdmitted.class,
                CareTeamChanged.class,
                FamilyAccessChanged.class,
                ConsentGranted.class,
                ConsentRevoked.class)
            .map(this::handler);
    return Stream.concat(
            relating,
            Stream.of(
                EventHandler.of(PatientMerged.class, (event, context) -> merges.apply(event)),
                EventHandler.of(PatientUnmerged.class, (event, context) -> merges.apply(event))))
        .toList();
  }

  private <E extends DomainEvent> EventHandler<E> handler(Class<E> type) {
    return EventHandler.of(type, (event, context) -> relations.apply(event));
  }
}
