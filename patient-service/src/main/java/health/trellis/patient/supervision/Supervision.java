package health.trellis.patient.supervision;

import health.trellis.patient.supervision.SupervisionDto.SupervisionView;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who supervises a clinician, and from when until when. */
@Entity
@Table(name = "supervision")
class Supervision {
  @Id private UUID practitionerId;
  @Version private long version;
  private UUID supervisorId;
  private LocalDate validFrom;
  private @Nullable LocalDate validUntil;
  private String updatedBy;
  private Instant updatedAt;

  /** For Hibernate. */
  protected Supervision() {}

  static Supervision of(UUID practitionerId) {
    Supervision supervision = new Supervision();
    supervision.practitionerId = practitionerId;
    return supervision;
  }

  void set(
      UUID supervisor, LocalDate from, @Nullable LocalDate until, String updater, Instant now) {
    supervisorId = supervisor;
    validFrom = from;
    validUntil = until;
    updatedBy = updater;
    updatedAt = now;
  }

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
  }

  UUID practitionerId() {
    return practitionerId;
  }

  UUID supervisorId() {
    return supervisorId;
  }

  long version() {
    return version;
  }

  SupervisionView view() {
    return new SupervisionView(
        practitionerId, supervisorId, validFrom, validUntil, updatedBy, updatedAt);
  }
}
