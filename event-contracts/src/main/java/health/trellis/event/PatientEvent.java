package health.trellis.event;

import java.util.UUID;

/** An event about one patient: keyed by the patient, so that all of them stay in order. */
public interface PatientEvent extends DomainEvent {
  /** Whom the event is about. */
  UUID patientId();

  @Override
  default UUID key() {
    return patientId();
  }
}
