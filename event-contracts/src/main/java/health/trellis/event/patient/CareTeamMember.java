package health.trellis.event.patient;

import health.trellis.event.CareTeamRole;
import java.util.UUID;

/**
 * One member of a care team.
 *
 * @param practitionerId the clinician
 * @param role what the clinician is to the patient
 */
public record CareTeamMember(UUID practitionerId, CareTeamRole role) {}
