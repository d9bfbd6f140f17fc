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

  @Test
  void appsReturnOnlyToThisMachineOrToTheApp() {
    JsonNode app = client("trellis-app");

    assertEquals("S256", app.at("/attributes/pkce.code.challenge.method").asText());
    assertTrue(app.get("publicClient").asBoolean());
    assertTrue(app.get("directAccessGrantsEnabled").asBoolean());
    app.get("redirectUris")
        .forEach(
            uri ->
                assertTrue(
                    uri.asText().matches("http://(localhost|127\\.0\\.0\\.1):.*|trellis://.*")));
  }

  @Test
  void theEhrSignsInByItsKeyAndMayAskForSmartScopesOnly() {
    JsonNode ehr = client("riverside-ehr");

    assertEquals("client-jwt", ehr.get("clientAuthenticatorType").asText());
    assertFalse(ehr.get("standardFlowEnabled").asBoolean());
    assertFalse(ehr.has("secret"));
    assertTrue(realm.ehrScopes().containsAll(List.of("system/*.rs", "system/Patient.cruds")));
    assertTrue(
        realm.ehrScopes().stream()
            .allMatch(scope -> scope.matches("system/(\\*|[A-Z][A-Za-z]+)\\.c?r?u?d?s?")));
  }

  @Test
  void everyScopeThatAClientNamesIsInTheRealm() {
    List<String> known = new java.util.ArrayList<>();
    realm.json().get("clientScopes").forEach(scope -> known.add(scope.get("name").asText()));

    for (JsonNode client : realm.json().get("clients")) {
      for (String list : List.of("defaultClientScopes", "optionalClientScopes")) {
        client
            .path(list)
            .forEach(scope -> assertTrue(known.contains(scope.asText()), scope.asText()));
      }
    }
  }

  private JsonNode client(String id) {
    for (JsonNode client : realm.json().get("clients")) {
      if (client.get("clientId").asText().equals(id)) {
        return client;
      }
    }
    throw new AssertionError("no client " + id);
  }
}
