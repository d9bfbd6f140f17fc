package health.trellis.scheduling.attendance;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.AttendanceStatus;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.checkin.CheckedIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who has a place in a session, who checked in and what is recorded.
 *
 * @param items one line for each patient whom the caller may know of
 */
@Schema(name = "AttendanceSheet")
public record SheetView(UUID sessionId, List<Line> items) {
  /**
   * One patient.
   *
   * @param checkedInAt when the patient checked in
   * @param checkedInAs how the patient would be recorded by the check-in, as things stand
   * @param status how the patient is recorded; absent while nothing is
   * @param minutes minutes credited
   * @param presentMinutes minutes there
   * @param note for staff
   * @param version what a correction has to name
   */
  @Schema(name = "AttendanceSheetLine")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      UUID bookingId,
      UUID patientId,
      @Nullable Instant checkedInAt,
      @Nullable AttendanceStatus checkedInAs,
      @Nullable AttendanceStatus status,
      @Nullable Integer minutes,
      @Nullable Integer presentMinutes,
      @Nullable String note,
      @Nullable Long version) {}

  static SheetView of(UUID sessionId, List<BookedSession> places, Map<UUID, CheckedIn> checkedIn) {
    return new SheetView(
        sessionId,
        places.stream().map(place -> line(place, checkedIn.get(place.booking().id()))).toList());
  }

  private static Line line(BookedSession place, @Nullable CheckedIn in) {
    Attendance attendance = place.attendance();
    return new Line(
        place.booking().id(),
        place.booking().patientId(),
        in == null ? null : in.arrivedAt(),
        in == null ? null : in.status(),
        attendance == null ? null : attendance.status(),
        attendance == null ? null : attendance.minutes(),
        attendance == null ? null : attendance.presentMinutes(),
        attendance == null ? null : attendance.note(),
        attendance == null ? null : attendance.version());
  }
}
