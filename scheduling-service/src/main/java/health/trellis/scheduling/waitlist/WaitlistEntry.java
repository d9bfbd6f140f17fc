package health.trellis.scheduling.waitlist;

import health.trellis.kit.http.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient who waits for a place in a group. */
@Entity
@Table(name = "waitlist_entry")
public class WaitlistEntry {
  /** How far the waiting is. */
  public enum Status {
    WAITING,

    /** A place is kept for the patient. */
    OFFERED,
    ACCEPTED,
    DECLINED,

    /** The offer was not answered in time. */
    EXPIRED,

    /** Does not wait any longer. */
    LEFT;

    /** Whether the patient still waits. */
    boolean open() {
      return this == WAITING || this == OFFERED;
    }
  }

  @Id private UUID id;
  private UUID groupId;
  private UUID patientId;
  private LocalDate fromDay;

  @Enumerated(EnumType.STRING)
  private Status status = Status.WAITING;

  private String enteredBy;
  private Instant enteredAt;
  private @Nullable Instant offeredAt;
  private @Nullable Instant offerExpiresAt;
  private @Nullable Instant endedAt;
  @Version private long version;

  /** For Hibernate. */
  protected WaitlistEntry() {}

  WaitlistEntry(UUID id, UUID groupId, WaitlistRequest request, String enteredBy, Instant now) {
    this.id = id;
    this.groupId = groupId;
    this.patientId = request.patientId();
    this.fromDay = request.from();
    this.enteredBy = enteredBy;
    this.enteredAt = now;
  }

  void offer(Instant now, Instant expires) {
    status = Status.OFFERED;
    offeredAt = now;
    offerExpiresAt = expires;
  }

  /** Answers an offer; refused (409) when there is none, or it is over. */
  void answer(Status answer, Instant now) {
    if (status != Status.OFFERED || offerExpiresAt == null) {
      throw Refusal.conflict("no-offer", "No place is offered at present.");
    }
    if (!offerExpiresAt.isAfter(now)) {
      throw Refusal.conflict("offer-expired", "The place was not kept any longer.");
    }
    end(answer, now);
  }

  void end(Status how, Instant now) {
    status = how;
    endedAt = now;
  }

  /** Whether a place was kept until now, and no longer. */
  boolean isOver(Instant now) {
    return status == Status.OFFERED && offerExpiresAt != null && !offerExpiresAt.isAfter(now);
  }

  UUID id() {
    return id;
  }

  UUID groupId() {
    return groupId;
  }

  UUID patientId() {
    return patientId;
  }

  LocalDate from() {
    return fromDay;
  }

  Status status() {
    return status;
  }
}
