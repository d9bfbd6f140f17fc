package health.trellis.scheduling.booking;

import health.trellis.scheduling.session.TherapySession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient's place in a session. */
@Entity
@Table(name = "booking")
public class Booking {
  /** Whether the place is held. */
  public enum Status {
    BOOKED,
    CANCELLED
  }

  /** How the place came about; only what the allocation made does it take back. */
  public enum Origin {
    MANUAL,
    ROSTER,
    ALLOCATION
  }

  @Id private UUID id;
  private UUID sessionId;
  private UUID patientId;

  /** Follows the session by a foreign key that cascades. */
  @Column(updatable = false)
  private Instant startsAt;

  /** Follows the session by a foreign key that cascades. */
  @Column(updatable = false)
  private Instant endsAt;

  @Enumerated(EnumType.STRING)
  private Status status = Status.BOOKED;

  @Enumerated(EnumType.STRING)
  private Origin origin;

  @Enumerated(EnumType.STRING)
  private @Nullable CancelledBy cancelledBy;

  private @Nullable String cancelReason;
  private @Nullable String lateEntryReason;
  private Instant createdAt;
  private Instant changedAt;
  @Version private long version;

  /** For Hibernate. */
  protected Booking() {}

  Booking(
      UUID id,
      TherapySession session,
      UUID patientId,
      Origin origin,
      @Nullable String lateEntryReason,
      Instant now) {
    this.id = id;
    this.sessionId = session.id();
    this.patientId = patientId;
    this.startsAt = session.span().start();
    this.endsAt = session.span().end();
    this.origin = origin;
    this.lateEntryReason = lateEntryReason;
    this.createdAt = now;
    this.changedAt = now;
  }

  void cancel(CancelledBy by, String reason, Instant now) {
    status = Status.CANCELLED;
    cancelledBy = by;
    cancelReason = reason;
    changedAt = now;
  }

  /** Whether the place is held. */
  public boolean held() {
    return status == Status.BOOKED;
  }

  /** The place's id. */
  public UUID id() {
    return id;
  }

  /** The session. */
  public UUID sessionId() {
    return sessionId;
  }

  /** Whose place it is. */
  public UUID patientId() {
    return patientId;
  }

  /** Whether it is held. */
  public Status status() {
    return status;
  }

  /** How it came about. */
  public Origin origin() {
    return origin;
  }

  /** Who cancelled it. */
  public @Nullable CancelledBy cancelledBy() {
    return cancelledBy;
  }

  /** Why it was cancelled. */
  public @Nullable String cancelReason() {
    return cancelReason;
  }

  /** Why it was entered after the fact. */
  public @Nullable String lateEntryReason() {
    return lateEntryReason;
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it was made or cancelled. */
  public Instant changedAt() {
    return changedAt;
  }
}
