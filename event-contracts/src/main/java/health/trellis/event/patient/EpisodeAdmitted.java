package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.LevelOfCare;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A patient was admitted to a program.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param programId the program
 * @param levelOfCare level at admission
 * @param track the program's track, for example EVENING
 * @param substanceUse whether 42 CFR Part 2 protects the episode's records
 * @param admittedOn first day, in the zone of the program's site
 */
@EventType(aggregate = "episode", happened = "admitted")
public record EpisodeAdmitted(
    UUID patientId,
    UUID episodeId,
    UUID programId,
    LevelOfCare levelOfCare,
    String track,
    boolean substanceUse,
    LocalDate admittedOn)
    implements PatientEvent {}
