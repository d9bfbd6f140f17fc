package health.trellis.scheduling.checkin;

import health.trellis.scheduling.attendance.AttendanceSource;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stretch of time that a patient was there. */
@Entity
@Table(name = "presence")
public class Presence {
  @Id private UUID id;
  private UUID bookingId;

  @Enumerated(EnumType.STRING)
  private AttendanceSource source;

  private Instant arrivedAt;
  private Instant lastSeenAt;
  private @Nullable Instant leftAt;

  /** For Hibernate. */
  protected Presence() {}

  Presence(UUID id, UUID bookingId, AttendanceSource source, Instant now) {
    this.id = id;
    this.bookingId = bookingId;
    this.source = source;
    arrivedAt = now;
    lastSeenAt = now;
  }

  void seen(Instant now) {
    lastSeenAt = now.isAfter(lastSeenAt) ? now : lastSeenAt;
  }

  void leave(Instant now) {
    seen(now);
    leftAt = lastSeenAt;
  }

  /** The call broke off: the patient left when last seen. */
  void breakOff() {
    leftAt = lastSeenAt;
  }

  /**
   * The stretch. Who came into a room and did not sign out stayed to the session's end; who was in
   * a call was there until last seen.
   */
  CheckedIn.Stretch until(Instant sessionEnd) {
    Instant open = source == AttendanceSource.KIOSK ? sessionEnd : lastSeenAt;
    return new CheckedIn.Stretch(arrivedAt, Optional.ofNullable(leftAt).orElse(open));
  }

  UUID bookingId() {
    return bookingId;
  }

  AttendanceSource source() {
    return source;
  }

  Instant arrivedAt() {
    return arrivedAt;
  }

  Instant lastSeenAt() {
    return lastSeenAt;
  }

  @Nullable Instant leftAt() {
    return leftAt;
  }
}
