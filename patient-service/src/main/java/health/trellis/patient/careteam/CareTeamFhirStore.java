package health.trellis.patient.careteam;

import health.trellis.event.CareTeamRole;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirConditions;
import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import health.trellis.patient.fhir.SearchParameters;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Care teams as FHIR CareTeam, under the id of their episode. */
@Singleton
class CareTeamFhirStore extends EntityFhirStore<CareTeam> {
  private static final String ROLE = Profiles.TRELLIS + "CodeSystem/care-team-role";

  private final CareTeamRepository teams;

  CareTeamFhirStore(CareTeamRepository teams, PatientAccess access, Disclosures disclosures) {
    super("CareTeam", Area.CLINICAL, access, disclosures);
    this.teams = teams;
  }

  @Override
  protected Optional<CareTeam> find(UUID id) {
    return teams.findByIdOptional(id);
  }

  @Override
  protected List<CareTeam> list(FhirConditions conditions, int rows) {
    return teams.matching(conditions.hql(), conditions.parameters(), rows);
  }

  @Override
  protected UUID patientOf(CareTeam team) {
    return team.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("status");
  }

  /** Every team that Trellis keeps is active. */
  @Override
  protected void ownConditions(SearchParameters search, FhirConditions conditions) {
    search
        .codes("status", "http://hl7.org/fhir/care-team-status")
        .filter(codes -> !codes.contains(CareTeamStatus.ACTIVE.toCode()))
        .ifPresent(none -> conditions.and("1 = 0", Map.of()));
  }

  @Override
  protected Resource toFhir(CareTeam team) {
    var fhir = new org.hl7.fhir.r4.model.CareTeam();
    Resources.identified(fhir, team.episodeId(), team.version(), team.updatedAt());
    Resources.profile(fhir, Profiles.US_CORE + "us-core-careteam");
    fhir.setStatus(CareTeamStatus.ACTIVE).setSubject(Resources.patient(team.patientId()));
    for (CareTeam.Member member : team.members()) {
      fhir.addParticipant()
          .addRole(role(member.role()))
          .setMember(new Reference("Practitioner/" + member.practitionerId()));
    }
    return fhir;
  }

  private static CodeableConcept role(CareTeamRole role) {
    return Resources.code(ROLE, role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .setText(role.name());
  }
}
