package health.trellis.patient.ground;

import health.trellis.event.DomainEvent;
import health.trellis.event.EventCatalog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Counts what happened, by kind, once it is committed: {@code trellis_facts_events_total}. */
@ApplicationScoped
class FactCounter {
  private final MeterRegistry meters;

  FactCounter(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) DomainEvent fact) {
    Counter.builder("trellis_facts_events")
        .description("Admissions, signed plans and other facts that this service told")
        .tag("type", EventCatalog.type(fact.getClass()))
        .register(meters)
        .increment();
  }
}
