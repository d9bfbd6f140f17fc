package health.trellis.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static Path publicKey;

  @BeforeAll
  static void makeTheKey() {
    publicKey = TestKeys.create();
  }

  @Test
  void aPatientsTokenNamesThePatient() throws IOException {
    UUID patient = UUID.randomUUID();
    JsonNode claims = claims(Tokens.patient(patient));
    assertEquals(patient.toString(), claims.path("patient_id").asText());
    assertEquals("[\"patient\"]", claims.path("groups").toString());
    assertEquals("trellis", claims.path("aud").asText());
    assertTrue(claims.path("exp").asLong() > Instant.now().getEpochSecond());
  }

  @Test
  void aFamilyMembersTokenNamesThePerson() throws IOException {
    UUID person = UUID.randomUUID();
    assertEquals(
        person.toString(), claims(Tokens.family(person)).path("related_person_id").asText());
  }

  @Test
  void aCliniciansTokenNamesClinicianAndPrograms() throws IOException {
    UUID clinician = UUID.randomUUID();
    UUID program = UUID.randomUUID();
    JsonNode claims = claims(Tokens.clinician(clinician, program));
    assertEquals(clinician.toString(), claims.path("practitioner_id").asText());
    assertEquals("[\"" + program + "\"]", claims.path("program_ids").toString());
  }

  @Test
  void aSystemsTokenNamesClientAndScopes() throws IOException {
    JsonNode claims = claims(Tokens.system("an-ehr", "system/Patient.rs", "system/Goal.rs"));
    assertEquals("an-ehr", claims.path("azp").asText());
    assertEquals("system/Patient.rs system/Goal.rs", claims.path("scope").asText());
  }

  @Test
  void anExpiredTokenIsRightButForItsTime() throws Exception {
    assertTrue(claims(Tokens.expired()).path("exp").asLong() < Instant.now().getEpochSecond());
    assertTrue(SignedToken.isBy(publicKey, Tokens.expired()));
  }

  @Test
  void aForeignTokenIsRightButForItsSignature() throws Exception {
    assertTrue(SignedToken.isBy(publicKey, Tokens.coordinator()));
    assertFalse(SignedToken.isBy(publicKey, Tokens.foreign()));
    assertEquals(claims(Tokens.coordinator()).path("iss"), claims(Tokens.foreign()).path("iss"));
  }

  static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}
