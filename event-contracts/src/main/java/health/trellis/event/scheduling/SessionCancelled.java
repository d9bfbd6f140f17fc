package health.trellis.event.scheduling;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import health.trellis.event.SessionType;
import java.time.Instant;
import java.util.UUID;

/**
 * A patient's session does not take place for this patient.
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
 * @param cancelledBy PATIENT or PROGRAM
 * @param lateEntry entered after the fact: nobody is to be told
 */
@EventType(aggregate = "session", happened = "cancelled")
public record SessionCancelled(
    UUID patientId,
    UUID bookingId,
    UUID sessionId,
    UUID programId,
    SessionType type,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    UUID practitionerId,
    String cancelledBy,
    boolean lateEntry)
    implements PatientEvent {}
