package health.trellis.kit.access;

import health.trellis.event.DomainEvent;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Lets every service hear the events that relate people to patients. */
@Singleton
class RelationHandlers {
  private final Relations relations;

  RelationHandlers(Relations relations) {
    this.relations = relations;
  }

  @Produces
  @Singleton
  EventHandler<PatientRegistered> patientRegistered() {
    return handler(PatientRegistered.class);
  }

  @Produces
  @Singleton
  EventHandler<EpisodeAdmitted> episodeAdmitted() {
    return handler(EpisodeAdmitted.class);
  }

  @Produces
  @Singleton
  EventHandler<CareTeamChanged> careTeamChanged() {
    return handler(CareTeamChanged.class);
  }

  @Produces
  @Singleton
  EventHandler<FamilyAccessChanged> familyAccessChanged() {
    return handler(FamilyAccessChanged.class);
  }

  @Produces
  @Singleton
  EventHandler<ConsentGranted> consentGranted() {
    return handler(ConsentGranted.class);
  }

  @Produces
  @Singleton
  EventHandler<ConsentRevoked> consentRevoked() {
    return handler(ConsentRevoked.class);
  }

  private <E extends DomainEvent> EventHandler<E> handler(Class<E> type) {
    return new EventHandler<>() {
      @Override
      public Class<E> event() {
        return type;
      }

      @Override
      public void handle(E event, EventContext context) {
        relations.apply(event);
      }
    };
  }
}
