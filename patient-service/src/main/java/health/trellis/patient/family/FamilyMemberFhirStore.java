package health.trellis.patient.family;

import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.family.FamilyMemberDto.FamilyMemberView;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirReader;
import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** Family members as FHIR RelatedPerson. */
@Singleton
class FamilyMemberFhirStore extends EntityFhirStore<FamilyMember> {
  FamilyMemberFhirStore(FhirReader reader) {
    super("RelatedPerson", FamilyMember.class, Area.DEMOGRAPHICS, reader);
  }

  @Override
  protected UUID patientOf(FamilyMember member) {
    return member.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("name");
  }

  @Override
  protected void ownConditions(FhirQuery query) {
    query.strings("name", "x.familyName", "x.givenName");
  }

  @Override
  protected List<Resource> toFhir(List<FamilyMember> members) {
    return members.stream().<Resource>map(FamilyMemberFhirStore::toFhir).toList();
  }

  private static Resource toFhir(FamilyMember member) {
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
