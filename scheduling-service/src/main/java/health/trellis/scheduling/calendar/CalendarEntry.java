package health.trellis.scheduling.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.AttendanceStatus;
import health.trellis.event.SessionType;
import health.trellis.scheduling.attendance.Attendance;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.session.Lesson;
import health.trellis.scheduling.session.TherapySession;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a calendar.
 *
 * @param sessionId the session
 * @param bookingId the patient's place; absent on calendars of clinicians and rooms
 * @param type kind
 * @param modality for example CBT
 * @param startsAt start
 * @param endsAt end
 * @param timeZone IANA zone of the site
 * @param status SCHEDULED or CANCELLED, for whom the calendar is
 * @param clinicianId who leads it
 * @param clinicianName that person's name
 * @param roomId where
 * @param roomName what the door says
 * @param placesTaken patients with a place; absent on calendars of patients
 * @param attendance how the patient took part, once recorded
 * @param lesson what a group's meeting has of its curriculum
 */
@Schema(name = "CalendarEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarEntry(
    UUID sessionId,
    @Nullable UUID bookingId,
    SessionType type,
    String modality,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    TherapySession.Status status,
    UUID clinicianId,
    @Nullable String clinicianName,
    @Nullable UUID roomId,
    @Nullable String roomName,
    @Nullable Integer placesTaken,
    @Nullable AttendanceStatus attendance,
    @Nullable Lesson lesson) {
  static CalendarEntry of(CalendarRows.Row row) {
    TherapySession session = row.session();
    Booking booking = row.booking();
    Attendance attendance = row.attendance();
    boolean on = session.scheduled() && (booking == null || booking.held());
    return new CalendarEntry(
        session.id(),
        booking == null ? null : booking.id(),
        session.type(),
        session.modality(),
        session.span().start(),
        session.span().end(),
        session.zone().getId(),
        on ? TherapySession.Status.SCHEDULED : TherapySession.Status.CANCELLED,
        session.clinicianId(),
        row.leader(),
        session.roomId(),
        row.roomName(),
        booking == null ? session.placesTaken() : null,
        attendance == null ? null : attendance.status(),
        session.lesson());
  }
}
