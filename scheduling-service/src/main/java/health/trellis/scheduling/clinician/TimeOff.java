package health.trellis.scheduling.clinician;

import health.trellis.scheduling.time.Span;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A stretch of time in which a clinician is not there. */
@Entity
@Table(name = "clinician_time_off")
public class TimeOff {
  /** Why. */
  public enum Reason {
    VACATION,
    SICK,
    TRAINING,
    OTHER
  }

  @Id private UUID id;
  private UUID clinicianId;
  private Instant startsAt;
  private Instant endsAt;

  @Enumerated(EnumType.STRING)
  private Reason reason;

  private String enteredBy;
  private Instant enteredAt;

  /** For Hibernate. */
  protected TimeOff() {}

  TimeOff(UUID id, UUID clinicianId, Span span, Reason reason, String enteredBy, Instant now) {
    this.id = id;
    this.clinicianId = clinicianId;
    this.startsAt = span.start();
    this.endsAt = span.end();
    this.reason = reason;
    this.enteredBy = enteredBy;
    this.enteredAt = now;
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** Who is away. */
  public UUID clinicianId() {
    return clinicianId;
  }

  /** When. */
  public Span span() {
    return new Span(startsAt, endsAt);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
