package health.trellis.assessment.observation;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import health.trellis.event.patient.ReceivedObservation;
import health.trellis.event.patient.ReferralReceived;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import org.hl7.fhir.r4.model.Observation;

/** Keeps the screening results of a referral under the ids that its answer gave them. */
@ApplicationScoped
class ReceivedObservationsHandler implements EventHandler<ReferralReceived> {
  private final ObservationStore store;

  ReceivedObservationsHandler(ObservationStore store) {
    this.store = store;
  }

  @Override
  public Class<ReferralReceived> event() {
    return ReferralReceived.class;
  }

  @Override
  public void handle(ReferralReceived referral, EventContext context) {
    for (ReceivedObservation received : referral.observations()) {
      store.keep(
          new ObservationStore.Entry(
              received.id(),
              referral.patientId(),
              null,
              read(received.resource()),
              received.resource()));
    }
  }

  /** Patient-service has checked it; what we do not understand is kept all the same. */
  static Observation read(String json) {
    try {
      return Fhir.context()
          .newJsonParser()
          .setParserErrorHandler(new LenientErrorHandler(false))
          .parseResource(Observation.class, json);
    } catch (DataFormatException | ClassCastException broken) {
      throw new IllegalArgumentException("a received Observation cannot be read");
    }
  }
}
