package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Treatment goes on.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param programId the program
 * @param on first day back
 */
@EventType(aggregate = "episode", happened = "resumed")
public record EpisodeResumed(UUID patientId, UUID episodeId, UUID programId, LocalDate on)
    implements PatientEvent {}
