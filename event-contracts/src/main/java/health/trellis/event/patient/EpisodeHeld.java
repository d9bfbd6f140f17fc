package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Treatment pauses.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param programId the program
 * @param from first day on hold
 */
@EventType(aggregate = "episode", happened = "held")
public record EpisodeHeld(UUID patientId, UUID episodeId, UUID programId, LocalDate from)
    implements PatientEvent {}
