package health.trellis.localstack.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalRealmTest {
  private static final Path SHARED = Path.of("realm/trellis-realm.json");

  private LocalRealm realm;
  private JsonNode key;

  @BeforeEach
  void read() throws IOException {
    key = EhrKey.create();
    realm = LocalRealm.of(SHARED, name -> "password-of-" + name, key, "secret");
  }

  @Test
  void theSamplePeopleHaveTheRolesThatTheLoopNeeds() {
    Map<String, Integer> roles = new TreeMap<>();
    realm
        .people(name -> "x")
        .forEach(p -> p.roles().forEach(role -> roles.merge(role, 1, Integer::sum)));

    assertEquals(
        Map.of(
            "patient",
            2,
            "family",
            1,
            "clinician",
            2,
            "prescriber",
            1,
            "coordinator",
            1,
            "program-admin",
            1,
            "billing",
            1,
            "auditor",
            1),
        roles);
  }

  @Test
  void accountsAreLinkedToTheirPatientOrClinician() {
    List<Credentials.Person> people = realm.people(name -> "x");

    assertTrue(
        people.stream()
            .filter(p -> p.roles().contains("patient"))
            .allMatch(p -> p.patientId() != null));
    assertTrue(
        people.stream()
            .filter(p -> p.roles().contains("clinician") || p.roles().contains("prescriber"))
            .allMatch(p -> p.practitionerId() != null && !p.programIds().isEmpty()));
  }

  @Test
  void theSharedRealmHoldsNoSecret() throws IOException {
    String shared = Files.readString(SHARED);

    assertFalse(shared.contains("\"credentials\""));
    assertFalse(shared.contains("\"secret\""));
    assertTrue(shared.contains("\"directAccessGrantsEnabled\": false"));
    assertFalse(shared.contains("\"directAccessGrantsEnabled\": true"));
  }

  @Test
  void theIdentityProviderLearnsThePublicKeyOnly() {
    String imported = realm.json().toString();

    assertTrue(imported.contains(key.get("n").asText()));
    assertFalse(imported.contains(key.get("d").asText()));
  }
}
