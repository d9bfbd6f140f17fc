package health.trellis.patient.family;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.family.FamilyMemberDto.FamilyMemberView;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirConditions;
import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** Family members as FHIR RelatedPerson. */
@Singleton
class FamilyMemberFhirStore extends EntityFhirStore<FamilyMember> {
  private final FamilyMemberRepository members;

  FamilyMemberFhirStore(
      FamilyMemberRepository members, PatientAccess access, Disclosures disclosures) {
    super("RelatedPerson", Area.DEMOGRAPHICS, access, disclosures);
    this.members = members;
  }

  @Override
  protected Optional<FamilyMember> find(UUID id) {
    return members.findByIdOptional(id);
  }

  @Override
  protected List<FamilyMember> list(FhirConditions conditions, int rows) {
    return members.matching(conditions.hql(), conditions.parameters(), rows);
  }

  @Override
  protected UUID patientOf(FamilyMember member) {
    return member.patientId();
  }

  @Override
  protected Resource toFhir(FamilyMember member) {
    FamilyMemberView view = member.view();
    RelatedPerson person = new RelatedPerson();
    Resources.identified(person, view.id(), member.version(), view.updatedAt());
    Resources.profile(person, Profiles.US_CORE + "us-core-relatedperson");
    person.setActive(true).setPatient(Resources.patient(view.patientId()));
    person.addName().setFamily(view.familyName()).addGiven(view.givenName());
    person.addRelationship(
        Resources.concept(
            "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
            view.relationship().code(),
            view.relationship().display()));
    if (view.phone() != null) {
      person.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(view.phone());
    }
    if (view.email() != null) {
      person.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(view.email());
    }
    person.addCommunication().setLanguage(Resources.code("urn:ietf:bcp:47", view.language()));
    return person;
  }
}
