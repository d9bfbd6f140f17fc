package health.trellis.scheduling.hold;

import health.trellis.event.SessionType;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.slot.FreeSlot;
import health.trellis.scheduling.time.Span;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A slot that is kept for a patient. */
@Entity
@Table(name = "slot_hold")
public class SlotHold {
  @Id private UUID id;
  private UUID patientId;
  private UUID programId;
  private @Nullable UUID sessionId;

  @Enumerated(EnumType.STRING)
  private SessionType type;

  private String modality;
  private UUID clinicianId;
  private @Nullable UUID roomId;

  @Enumerated(EnumType.STRING)
  private Delivery delivery;

  private Instant startsAt;
  private Instant endsAt;
  private String heldBy;
  private Instant createdAt;
  private Instant expiresAt;
  private @Nullable UUID waitlistEntryId;

  /** For Hibernate. */
  protected SlotHold() {}

  SlotHold(UUID id, UUID patientId, UUID programId, FreeSlot slot, String heldBy, Instant now) {
    this.id = id;
    this.patientId = patientId;
    this.programId = programId;
    this.sessionId = slot.sessionId();
    this.type = slot.type();
    this.modality = slot.modality();
    this.clinicianId = slot.clinicianId();
    this.roomId = slot.roomId();
    this.delivery = slot.delivery();
    this.startsAt = slot.startsAt();
    this.endsAt = slot.endsAt();
    this.heldBy = heldBy;
    this.createdAt = now;
  }

  /** A place in a meeting, kept while a place in its group is offered. */
  static SlotHold offered(UUID id, TherapySession meeting, UUID patient, UUID offer, Instant now) {
    SlotHold hold = new SlotHold();
    hold.id = id;
    hold.patientId = patient;
    hold.programId = meeting.programId();
    hold.sessionId = meeting.id();
    hold.type = meeting.type();
    hold.modality = meeting.modality();
    hold.clinicianId = meeting.clinicianId();
    hold.roomId = meeting.roomId();
    hold.delivery = meeting.delivery();
    hold.startsAt = meeting.span().start();
    hold.endsAt = meeting.span().end();
    hold.heldBy = "waitlist";
    hold.createdAt = now;
    hold.waitlistEntryId = offer;
    return hold;
  }

  SlotHold until(Instant end) {
    expiresAt = end;
    return this;
  }

  /** Whether it is over. */
  public boolean expired(Instant now) {
    return !expiresAt.isAfter(now);
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** For whom it is kept. */
  public UUID patientId() {
    return patientId;
  }

  /** The patient's program. */
  public UUID programId() {
    return programId;
  }

  /** The meeting in which a place is kept; absent for a slot of its own. */
  public @Nullable UUID sessionId() {
    return sessionId;
  }

  /** Kind of session. */
  public SessionType type() {
    return type;
  }

  /** For example CBT. */
  public String modality() {
    return modality;
  }

  /** Who will lead it. */
  public UUID clinicianId() {
    return clinicianId;
  }

  /** Where. */
  public @Nullable UUID roomId() {
    return roomId;
  }

  /** In person or by video. */
  public Delivery delivery() {
    return delivery;
  }

  /** When. */
  public Span span() {
    return new Span(startsAt, endsAt);
  }

  /** Whether it is a place that a waitlist offers: that is answered as a whole. */
  boolean isOffer() {
    return waitlistEntryId != null;
  }

  /** Until when it is kept. */
  public Instant expiresAt() {
    return expiresAt;
  }
}
