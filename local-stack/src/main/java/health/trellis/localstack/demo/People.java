package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.localstack.identity.Credentials;
import health.trellis.localstack.identity.TokenClient;
import java.util.List;
import java.util.Map;

/** Those who act in the demo, each with the own account. */
public final class People {
  private final Credentials credentials;
  private final TokenClient tokens;

  /** Of a running stack. */
  public People(Credentials credentials) {
    this.credentials = credentials;
    this.tokens = new TokenClient(credentials);
  }

  /** The EHR, with all its scopes. */
  public Api ehr() {
    return new Api(credentials.gateway(), tokens.ofEhr());
  }

  /** The coordinator. */
  public Api coordinator() {
    return withRole("coordinator");
  }

  /** The program admin. */
  public Api admin() {
    return withRole("program-admin");
  }

  /** The first clinician. */
  public Api clinician() {
    return withRole("clinician");
  }

  /** The prescriber. */
  public Api prescriber() {
    return withRole("prescriber");
  }

  /** A referred patient, with an account that is made at the first use. */
  public Api patient(String patientId, String givenName, String familyName) {
    String username = "patient-" + patientId;
    // A password of this local realm alone; nobody real signs in with it.
    String password = "Local-only-" + patientId;
    makeAccount(
        username,
        password,
        new Person(givenName, familyName, "patient", Map.of("patient_id", List.of(patientId))));
    return new Api(credentials.gateway(), tokens.of(username, password));
  }

  /** A clinician without a program of the own, with an account that is made at the first use. */
  public Api colleague(String username, String name, String practitionerId) {
    String password = "Local-only-" + practitionerId;
    int space = name.indexOf(' ');
    makeAccount(
        username,
        password,
        new Person(
            name.substring(0, space),
            name.substring(space + 1),
            "clinician",
            Map.of("practitioner_id", List.of(practitionerId))));
    return new Api(credentials.gateway(), tokens.of(username, password));
  }

  /** The EHR's name in consents. */
  public String ehrClientId() {
    return credentials.ehrClient().clientId();
  }

  /** A sample person whose account is there from the start. */
  public Api sample(String username) {
    return new Api(credentials.gateway(), tokens.of(username));
  }

  private Api withRole(String role) {
    return sample(credentials.withRole(role).username());
  }

  private record Person(
      String givenName, String familyName, String role, Map<String, List<String>> attributes) {}

  private void makeAccount(String username, String password, Person person) {
    Api accounts = new Api(credentials.gateway(), tokens.ofAccountAdmin());
    String users = credentials.demoAdmin().usersEndpoint();
    Map<String, Object> account =
        Map.of(
            "username",
            username,
            "enabled",
            true,
            "emailVerified",
            true,
            "firstName",
            person.givenName(),
            "lastName",
            person.familyName(),
            "email",
            username + "@example.org",
            "attributes",
            person.attributes(),
            "credentials",
            List.of(Map.of("type", "password", "value", password, "temporary", false)));
    Api.Answer made = accounts.tryPost(users, account, username);
    if (!made.ok()) {
      return;
    }
    JsonNode user = accounts.get(users + "?exact=true&username=" + username).get(0);
    JsonNode role = accounts.get(users.replaceFirst("/users$", "/roles/" + person.role()));
    accounts.post(
        users + "/" + user.get("id").asText() + "/role-mappings/realm", List.of(role), username);
  }
}
