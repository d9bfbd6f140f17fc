package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The episode ended.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param programId the program
 * @param type COMPLETED, AGAINST_ADVICE, TRANSFERRED or ADMINISTRATIVE
 * @param dischargedOn last day
 */
@EventType(aggregate = "episode", happened = "discharged")
public record EpisodeDischarged(
    UUID patientId, UUID episodeId, UUID programId, String type, LocalDate dischargedOn)
    implements PatientEvent {}
