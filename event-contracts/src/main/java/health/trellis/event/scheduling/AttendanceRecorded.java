package health.trellis.event.scheduling;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import health.trellis.event.SessionType;
import java.time.Instant;
import java.util.UUID;

/**
 * Attendance was recorded or corrected.
 *
 * @param patientId whom it is about
 * @param bookingId the place in the session
 * @param sessionId the session
 * @param programId the program
 * @param type kind of session
 * @param startsAt start
 * @param status how the patient took part
 * @param minutes minutes credited
 * @param consecutiveMisses no-shows in a row up to this session; 0 when attended
 * @param lateEntry entered after the day: nobody is to be told
 */
@EventType(aggregate = "attendance", happened = "recorded")
public record AttendanceRecorded(
    UUID patientId,
    UUID bookingId,
    UUID sessionId,
    UUID programId,
    SessionType type,
    Instant startsAt,
    AttendanceStatus status,
    int minutes,
    int consecutiveMisses,
    boolean lateEntry)
    implements PatientEvent {}
