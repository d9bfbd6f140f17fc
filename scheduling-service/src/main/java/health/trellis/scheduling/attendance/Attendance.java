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

  private int minutes;
  private @Nullable String note;
  private String recordedBy;
  private Instant recordedAt;
  private @Nullable String lateEntryReason;
  @Version private long version;

  /** For Hibernate. */
  protected Attendance() {}

  Attendance(UUID bookingId) {
    this.bookingId = bookingId;
  }

  void record(AttendanceStatus how, int credit, @Nullable String remark) {
    status = how;
    minutes = credit;
    note = remark;
  }

  void sign(String by, Instant at, @Nullable String lateReason) {
    recordedBy = by;
    recordedAt = at;
    lateEntryReason = lateReason;
  }

  /** How the patient took part. */
  public AttendanceStatus status() {
    return status;
  }

  /** Minutes credited. */
  public int minutes() {
    return minutes;
  }

  UUID bookingId() {
    return bookingId;
  }

  @Nullable String note() {
    return note;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  @Nullable String lateEntryReason() {
    return lateEntryReason;
  }

  long version() {
    return version;
  }
}
