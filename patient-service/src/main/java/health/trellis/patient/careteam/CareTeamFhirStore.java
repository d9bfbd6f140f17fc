package health.trellis.patient.careteam;

import health.trellis.event.CareTeamRole;
import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirReader;
import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

  CareTeamFhirStore(FhirReader reader) {
    super("CareTeam", CareTeam.class, Area.CLINICAL, reader);
  }

  @Override
  protected UUID patientOf(CareTeam team) {
    return team.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("status", "role");
  }

  @Override
  protected Set<String> ownIncludes() {
    return Set.of("participant");
  }

  /** Every team that Trellis keeps is active. */
  @Override
  protected void ownConditions(FhirQuery query) {
    query
        .codes("status", "http://hl7.org/fhir/care-team-status")
        .filter(codes -> !codes.contains(CareTeamStatus.ACTIVE.toCode()))
        .ifPresent(others -> query.nothing());
    query.codes("role", ROLE).ifPresent(codes -> roles(codes, query));
  }

  private static void roles(Set<String> codes, FhirQuery query) {
    List<CareTeamRole> asked =
        Arrays.stream(CareTeamRole.values()).filter(role -> codes.contains(code(role))).toList();
    if (asked.isEmpty()) {
      query.nothing();
    } else {
      query.and("exists (select 1 from x.members m where m.role in " + query.bind(asked) + ")");
    }
  }

  @Override
  protected List<Resource> toFhir(List<CareTeam> teams) {
    return teams.stream().<Resource>map(CareTeamFhirStore::toFhir).toList();
  }

  private static Resource toFhir(CareTeam team) {
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
    return Resources.code(ROLE, code(role)).setText(role.name());
  }

  private static String code(CareTeamRole role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
