package health.trellis.kit.access;

import health.trellis.event.DomainEvent;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Lets every service hear the events that relate people to patients. */
@Singleton
class RelationHandlers implements EventHandlers {
  private final Relations relations;

  RelationHandlers(Relations relations) {
    this.relations = relations;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return Stream.of(
            PatientRegistered.class,
            EpisodeAdmitted.class,
            CareTeamChanged.class,
            FamilyAccessChanged.class,
            ConsentGranted.class,
            ConsentRevoked.class)
        .<EventHandler<?>>map(this::handler)
        .toList();
  }

  private <E extends DomainEvent> EventHandler<E> handler(Class<E> type) {
    return EventHandler.of(type, (event, context) -> relations.apply(event));
  }
}
