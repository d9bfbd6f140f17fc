package health.trellis.scheduling.checkin;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.scheduling.attendance.AttendanceSource;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A patient's check-in.
 *
 * @param bookingId the place
 * @param source kiosk or video call
 * @param arrivedAt since when the patient is there
 * @param lastSeenAt the last sign of it
 * @param leftAt when the patient left
 */
@Schema(name = "SessionCheckIn")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckInView(
    UUID bookingId,
    AttendanceSource source,
    Instant arrivedAt,
    Instant lastSeenAt,
    @Nullable Instant leftAt) {
  static CheckInView of(Presence presence) {
    return new CheckInView(
        presence.bookingId(),
        presence.source(),
        presence.arrivedAt(),
        presence.lastSeenAt(),
        presence.leftAt());
  }
}
