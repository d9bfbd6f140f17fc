package health.trellis.event.scheduling;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A patient missed a session and there are others to make up for it.
 *
 * @param patientId whom it is about
 * @param bookingId the place in the missed session
 * @param programId the program
 * @param missedAt start of the missed session
 * @param offers how many sessions there are to choose from
 * @param until start of the last of them
 */
@EventType(aggregate = "attendance", happened = "make-up-offered")
public record MakeUpOffered(
    UUID patientId, UUID bookingId, UUID programId, Instant missedAt, int offers, Instant until)
    implements PatientEvent {}
