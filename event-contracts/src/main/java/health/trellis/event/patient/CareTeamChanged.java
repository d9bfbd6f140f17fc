package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.List;
import java.util.UUID;

/**
 * Who treats the patient changed.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param programId the program
 * @param members the whole team as it is now
 */
@EventType(aggregate = "care-team", happened = "changed")
public record CareTeamChanged(
    UUID patientId, UUID episodeId, UUID programId, List<CareTeamMember> members)
    implements PatientEvent {}
