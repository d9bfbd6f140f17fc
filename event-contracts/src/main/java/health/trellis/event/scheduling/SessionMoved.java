package health.trellis.event.scheduling;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import health.trellis.event.SessionType;
import java.time.Instant;
import java.util.UUID;

/**
 * A patient's session is at another time.
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
 * @param previousStartsAt the start before
 */
@EventType(aggregate = "session", happened = "moved")
public record SessionMoved(
    UUID patientId,
    UUID bookingId,
    UUID sessionId,
    UUID programId,
    SessionType type,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    UUID practitionerId,
    Instant previousStartsAt)
    implements PatientEvent {}
