package health.trellis.patient.clinical;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What conditions, medications and allergies have in common: a code, a status, a source. */
@MappedSuperclass
abstract class ReceivedRecord {
  static final String IN_ERROR = "entered-in-error";
  private static final Set<String> CLOSED = Set.of("resolved", "inactive", "remission", IN_ERROR);

  @Id UUID id;
  @Version long version;
  UUID patientId;
  @Nullable String codeSystem;
  @Nullable String code;
  String display;
  String status;
  @Nullable LocalDate recordedOn;

  @ColumnTransformer(write = "?::jsonb")
  String resource;

  @Nullable String recordedBy;
  Instant receivedAt;
  Instant updatedAt;

  void received(UUID id, UUID patientId, String by, Instant now) {
    this.id = id;
    this.patientId = patientId;
    this.recordedBy = by;
    this.receivedAt = now;
  }

  /** Whether it is not closed. */
  boolean open() {
    return !CLOSED.contains(status);
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  long version() {
    return version;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  /** The FHIR resource as received, under the id and for the patient given here. */
  String resource() {
    return resource;
  }
}
