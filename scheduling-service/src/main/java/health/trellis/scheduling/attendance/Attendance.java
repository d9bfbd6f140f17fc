package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a patient took part in a session. */
@Entity
@Table(name = "attendance")
public class Attendance {
  @Id private UUID bookingId;

  @Enumerated(EnumType.STRING)
  private AttendanceStatus status;

  private int presentMinutes;
  private int minutes;
  private @Nullable Instant arrivedAt;
  private @Nullable Instant leftAt;
  private @Nullable String note;

  @Enumerated(EnumType.STRING)
  private AttendanceSource source;

  private String recordedBy;
  private Instant recordedAt;
  private @Nullable String lateEntryReason;
  @Version private long version;

  /** For Hibernate. */
  protected Attendance() {}

  Attendance(UUID bookingId) {
    this.bookingId = bookingId;
  }

  void record(Recording what, int credit, Instant now) {
    status = what.status();
    presentMinutes = what.presentMinutes();
    minutes = credit;
    arrivedAt = what.arrivedAt();
    leftAt = what.leftAt();
    note = what.note();
    source = what.source();
    recordedBy = what.by();
    recordedAt = now;
    lateEntryReason = what.lateReason();
  }

  /** How the patient took part. */
  public AttendanceStatus status() {
    return status;
  }

  /** Minutes credited, by the payer's rule. */
  public int minutes() {
    return minutes;
  }

  /** When it was recorded or last corrected. */
  public Instant recordedAt() {
    return recordedAt;
  }

  UUID bookingId() {
    return bookingId;
  }

  int presentMinutes() {
    return presentMinutes;
  }

  @Nullable Instant arrivedAt() {
    return arrivedAt;
  }

  @Nullable Instant leftAt() {
    return leftAt;
  }

  @Nullable String note() {
    return note;
  }

  AttendanceSource source() {
    return source;
  }

  @Nullable String lateEntryReason() {
    return lateEntryReason;
  }

  long version() {
    return version;
  }
}
