package health.trellis.assessment.observation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An Observation as kept. Written by {@link ObservationStore}; mapped here for searches. */
@Entity
@Immutable
@Table(name = "observation")
class ObservationRecord {
  @Id private UUID id;
  private UUID patientId;
  private @Nullable UUID responseId;
  private String status;
  private @Nullable Instant effectiveAt;
  private String resource;
  private Instant storedAt;

  /** For Hibernate. */
  protected ObservationRecord() {}

  UUID patientId() {
    return patientId;
  }

  /** The FHIR JSON. */
  String resource() {
    return resource;
  }

  /** Whether it is one of our own totals. */
  boolean isOurs() {
    return responseId != null;
  }

  Instant storedAt() {
    return storedAt;
  }
}
