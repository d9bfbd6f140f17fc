package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.LevelOfCare;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The level of care was stepped up or down.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param programId the program
 * @param from before
 * @param to after
 * @param effectiveOn first day at the new level
 */
@EventType(aggregate = "episode", happened = "level-changed")
public record EpisodeLevelChanged(
    UUID patientId,
    UUID episodeId,
    UUID programId,
    LevelOfCare from,
    LevelOfCare to,
    LocalDate effectiveOn)
    implements PatientEvent {}
