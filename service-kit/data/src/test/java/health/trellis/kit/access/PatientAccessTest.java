package health.trellis.kit.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.CareTeamRole;
import health.trellis.event.ConsentKind;
import health.trellis.event.DomainEvent;
import health.trellis.event.FamilyPermission;
import health.trellis.event.LevelOfCare;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.CareTeamMember;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PatientAccessTest {
  private static final String EHR = "riverside-ehr";

  @Inject Relations relations;

  private final UUID patient = UUID.randomUUID();
  private final UUID program = UUID.randomUUID();
  private final UUID episode = UUID.randomUUID();
  private final UUID clinician = UUID.randomUUID();
  private final UUID mother = UUID.randomUUID();
  private final UUID consent = UUID.randomUUID();

  @BeforeEach
  void register() {
    PatientProfile profile =
        new PatientProfile("Ada", "Testperson", null, null, "en", "UTC", null, null);
    tell(new PatientRegistered(patient, profile, EHR));
  }

  @Test
  void aPatientSeesTheOwnRecordOnly() {
    assertEquals(200, read(Tokens.patient(patient)));
    assertEquals(404, read(Tokens.patient(UUID.randomUUID())));
  }

  @Test
  void aClinicianSeesThePatientsOfTheCareTeamWhileInIt() {
    assertEquals(404, read(Tokens.clinician(clinician)));
    CareTeamMember member = new CareTeamMember(clinician, CareTeamRole.PRIMARY_THERAPIST);
    tell(new CareTeamChanged(patient, episode, program, List.of(member)));
    assertEquals(200, read(Tokens.clinician(clinician)));
    tell(new CareTeamChanged(patient, episode, program, List.of()));
    assertEquals(404, read(Tokens.clinician(clinician)));
  }

  @Test
  void aClinicianSeesThePatientsOfTheProgram() {
    admit(false);
    assertEquals(200, read(Tokens.clinician(clinician, UUID.randomUUID(), program)));
    assertEquals(404, read(Tokens.clinician(clinician, UUID.randomUUID())));
  }

  @Test
  void inAnEmergencyAClinicianOpensARecordWithAReason() {
    assertEquals(404, read(Tokens.clinician(clinician)));
    assertEquals(200, read(Tokens.clinician(clinician), "found unconscious"));
    assertEquals(404, read(Tokens.patient(UUID.randomUUID()), "curious"));
  }

  @Test
  void aFamilyMemberSeesWhatThePatientAllowsNow() {
    assertEquals(404, read(Tokens.family(mother)));
    allow(FamilyPermission.VIEW_CALENDAR);
    assertEquals(404, read(Tokens.family(mother)));
    allow(FamilyPermission.VIEW_PLAN);
    assertEquals(200, read(Tokens.family(mother)));
    allow();
    assertEquals(404, read(Tokens.family(mother)));
  }

  @Test
  void billingSeesNoPlans() {
    assertEquals(404, read(Tokens.billing()));
  }

  @Test
  void theReferringEhrSeesThePatientUntilPartTwoProtectsTheRecord() {
    assertEquals(200, read(Tokens.system(EHR, "system/*.rs")));
    assertEquals(404, read(Tokens.system("another-ehr", "system/*.rs")));
    admit(true);
    assertEquals(404, read(Tokens.system(EHR, "system/*.rs")));
  }

  @Test
  void onlyAPartTwoConsentInForceOpensAProtectedRecord() {
    admit(true);
    grant(ConsentKind.HIPAA_DISCLOSURE, LocalDate.EPOCH, null);
    assertEquals(404, read(Tokens.system(EHR, "system/*.rs")));
    grant(ConsentKind.PART2_DISCLOSURE, LocalDate.of(2999, 1, 1), null);
    assertEquals(404, read(Tokens.system(EHR, "system/*.rs")));
    grant(ConsentKind.PART2_DISCLOSURE, LocalDate.EPOCH, LocalDate.of(2000, 1, 1));
    assertEquals(404, read(Tokens.system(EHR, "system/*.rs")));
    grant(ConsentKind.PART2_DISCLOSURE, LocalDate.EPOCH, null);
    assertEquals(200, read(Tokens.system(EHR, "system/*.rs")));
    tell(new ConsentRevoked(patient, consent, ConsentKind.PART2_DISCLOSURE, EHR));
    assertEquals(404, read(Tokens.system(EHR, "system/*.rs")));
  }

  @Test
  void aRelationHoldsToTheMomentThatItsLastDayEndsWhereThePatientLives() {
    LocalDate yesterday = LocalDate.EPOCH.plusDays(1);
    Instant now = Instant.now();
    admit(true);
    grant(yesterday, now.minusSeconds(60), now.plusSeconds(60));
    assertEquals(200, read(Tokens.system(EHR, "system/*.rs")));
    grant(yesterday, now.minusSeconds(60), now.minusSeconds(1));
    assertEquals(404, read(Tokens.system(EHR, "system/*.rs")));
    grant(yesterday, now.plusSeconds(60), null);
    assertEquals(404, read(Tokens.system(EHR, "system/*.rs")));
  }

  private void grant(LocalDate day, Instant begins, @Nullable Instant ends) {
    tell(
        new ConsentGranted(
            patient, consent, ConsentKind.PART2_DISCLOSURE, EHR, day, day, begins, ends));
  }

  @Test
  void anUnknownPatientDoesNotExistEvenForACoordinator() {
    int status =
        given()
            .auth()
            .oauth2(Tokens.coordinator())
            .get("/notes/of/" + UUID.randomUUID())
            .statusCode();
    assertEquals(404, status);
    assertEquals(200, read(Tokens.coordinator()));
  }

  private void admit(boolean substanceUse) {
    tell(
        new EpisodeAdmitted(
            patient, episode, program, LevelOfCare.IOP, "DAY", substanceUse, LocalDate.EPOCH));
  }

  private void allow(FamilyPermission... permissions) {
    tell(
        new FamilyAccessChanged(
            patient, mother, "MOTHER", "Mia", null, null, "en", Set.of(permissions)));
  }

  private void grant(ConsentKind kind, LocalDate from, @Nullable LocalDate until) {
    tell(new ConsentGranted(patient, consent, kind, EHR, from, until, null, null));
  }

  private void tell(DomainEvent event) {
    relations.apply(event);
  }

  private int read(String token) {
    return read(token, null);
  }

  private int read(String token, @Nullable String breakGlass) {
    RequestSpecification request = given().auth().oauth2(token);
    if (breakGlass != null) {
      request.header("X-Break-Glass", breakGlass);
    }
    return request.get("/notes/of/" + patient).statusCode();
  }
}
