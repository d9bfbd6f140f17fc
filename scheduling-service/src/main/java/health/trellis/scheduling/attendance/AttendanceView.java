package health.trellis.scheduling.attendance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.AttendanceStatus;
import health.trellis.scheduling.booking.BookedSession;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a patient took part in a session.
 *
 * @param minutes minutes credited
 * @param sessionMinutes the session's length
 * @param note for staff; absent for patients and family
 * @param version for the ETag
 */
@Schema(name = "Attendance")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttendanceView(
    UUID bookingId,
    UUID patientId,
    UUID sessionId,
    AttendanceStatus status,
    int minutes,
    int sessionMinutes,
    @Nullable String note,
    Instant recordedAt,
    boolean lateEntry,
    @JsonIgnore long version) {
  static AttendanceView of(Attendance attendance, BookedSession place, boolean staff) {
    return new AttendanceView(
        attendance.bookingId(),
        place.booking().patientId(),
        place.session().id(),
        attendance.status(),
        attendance.minutes(),
        place.session().minutes(),
        staff ? attendance.note() : null,
        attendance.recordedAt(),
        attendance.lateEntryReason() != null,
        attendance.version());
  }
}
