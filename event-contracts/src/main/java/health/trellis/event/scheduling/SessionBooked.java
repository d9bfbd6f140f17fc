package health.trellis.event.scheduling;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import health.trellis.event.SessionType;
import java.time.Instant;
import java.util.UUID;

/**
 * A patient has a place in a session.
 *
 * @param patientId whom it is about
 * @param bookingId the patient's place in the session
 * @param sessionId the session; shared by a group
 * @param programId the program
 * @param type kind of session
 * @param startsAt start
 * @param endsAt end
 * @param timeZone IANA zone of the site
 * @param practitionerId who leads it
 * @param lateEntry entered after the fact: nobody is to be reminded
 */
@EventType(aggregate = "session", happened = "booked")
public record SessionBooked(
    UUID patientId,
    UUID bookingId,
    UUID sessionId,
    UUID programId,
    SessionType type,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    UUID practitionerId,
    boolean lateEntry)
    implements PatientEvent {}
