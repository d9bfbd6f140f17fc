package health.trellis.event.scheduling;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A place in a group got free and is kept for a patient who waited for it.
 *
 * @param patientId whom it is about
 * @param entryId the patient's place in the line, by which the offer is answered
 * @param groupId the group
 * @param programId the program
 * @param firstMeetingAt start of the first meeting in which a place is kept
 * @param timeZone IANA zone of the site
 * @param expiresAt until when the place is kept
 */
@EventType(aggregate = "session", happened = "place-offered")
public record WaitlistPlaceOffered(
    UUID patientId,
    UUID entryId,
    UUID groupId,
    UUID programId,
    Instant firstMeetingAt,
    String timeZone,
    Instant expiresAt)
    implements PatientEvent {}
