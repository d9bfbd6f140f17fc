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
 * @param minutes minutes credited, by the payer's rule
 * @param presentMinutes minutes there
 * @param sessionMinutes the session's length
 * @param arrivedAt when the patient came, where it is known
 * @param leftAt when the patient left, where it is known
 * @param source how it is known
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
    int presentMinutes,
    int sessionMinutes,
    @Nullable Instant arrivedAt,
    @Nullable Instant leftAt,
    AttendanceSource source,
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
        attendance.presentMinutes(),
        place.session().minutes(),
        attendance.arrivedAt(),
        attendance.leftAt(),
        attendance.source(),
        staff ? attendance.note() : null,
        attendance.recordedAt(),
        attendance.lateEntryReason() != null,
        attendance.version());
  }
}
