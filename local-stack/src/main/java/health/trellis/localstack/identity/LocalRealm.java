package health.trellis.localstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.localstack.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The shared realm with what only a local one has: passwords of the sample people, the EHR's public
 * key, the direct grant for apps, and a client that makes further accounts.
 */
public final class LocalRealm {
  static final String ACCOUNTS_CLIENT = "trellis-accounts";
  private static final String APP_CLIENT = "trellis-app";
  private static final String EHR_CLIENT = "riverside-ehr";

  private final ObjectNode realm;

  private LocalRealm(ObjectNode realm) {
    this.realm = realm;
  }

  /**
   * Of the shared realm.
   *
   * @param password gives each sample person's password
   */
  public static LocalRealm of(
      Path sharedRealm, UnaryOperator<String> password, JsonNode ehrKey, String accountsSecret)
      throws IOException {
    LocalRealm local = new LocalRealm((ObjectNode) Json.MAPPER.readTree(sharedRealm.toFile()));
    local.setPasswords(password);
    local.client(APP_CLIENT).put("directAccessGrantsEnabled", true);
    ((ObjectNode) local.client(EHR_CLIENT).get("attributes"))
        .put("jwks.string", EhrKey.publicKeys(ehrKey).toString());
    local.addAccountsClient(accountsSecret);
    return local;
  }

  /** For Keycloak to import. */
  public ObjectNode json() {
    return realm;
  }

  /** The sample people with their passwords. */
  public List<Credentials.Person> people(UnaryOperator<String> password) {
    List<Credentials.Person> people = new ArrayList<>();
    for (JsonNode user : realm.get("users")) {
      if (!user.has("serviceAccountClientId")) {
        people.add(person(user, password));
      }
    }
    return people;
  }

  /** The scopes that the EHR may ask for. */
  public List<String> ehrScopes() {
    return texts(client(EHR_CLIENT).get("optionalClientScopes"));
  }

  /** The id of the EHR's client. */
  public String ehrClientId() {
    return EHR_CLIENT;
  }

  /** The id of the apps' client. */
  public String appClientId() {
    return APP_CLIENT;
  }

  private static Credentials.Person person(JsonNode user, UnaryOperator<String> password) {
    JsonNode attributes = user.path("attributes");
    String username = user.get("username").asText();
    return new Credentials.Person(
        username,
        password.apply(username),
        user.get("firstName").asText() + " " + user.get("lastName").asText(),
        texts(user.get("realmRoles")),
        first(attributes.path("patient_id")),
        first(attributes.path("practitioner_id")),
        first(attributes.path("related_person_id")),
        texts(attributes.path("program_ids")));
  }

  private void setPasswords(UnaryOperator<String> password) {
    for (JsonNode user : realm.get("users")) {
      if (!user.has("serviceAccountClientId")) {
        ((ObjectNode) user)
            .putArray("credentials")
            .addObject()
            .put("type", "password")
            .put("value", password.apply(user.get("username").asText()))
            .put("temporary", false);
      }
    }
  }

  private void addAccountsClient(String secret) {
    ObjectNode client = ((ArrayNode) realm.get("clients")).addObject();
    client.put("clientId", ACCOUNTS_CLIENT).put("secret", secret).put("enabled", true);
    client.put("publicClient", false).put("serviceAccountsEnabled", true);
    client.put("standardFlowEnabled", false).put("directAccessGrantsEnabled", false);
    client.put("fullScopeAllowed", true);
    // Keycloak's own roles reach its admin API through this built-in scope.
    ObjectNode roles = ((ArrayNode) realm.get("clientScopes")).addObject();
    roles.put("name", "roles").put("protocol", "openid-connect");
    roles.set(
        "protocolMappers",
        Json.MAPPER.valueToTree(
            List.of(
                Map.of(
                    "name", "client roles",
                    "protocol", "openid-connect",
                    "protocolMapper", "oidc-usermodel-client-role-mapper",
                    "config",
                        Map.of(
                            "claim.name", "resource_access.${client_id}.roles",
                            "jsonType.label", "String",
                            "multivalued", "true",
                            "access.token.claim", "true")),
                Map.of(
                    "name", "audience resolve",
                    "protocol", "openid-connect",
                    "protocolMapper", "oidc-audience-resolve-mapper",
                    "config", Map.of("access.token.claim", "true")))));
    client.putArray("defaultClientScopes").add("basic").add("roles");
    ObjectNode user = ((ArrayNode) realm.get("users")).addObject();
    user.put("username", "service-account-" + ACCOUNTS_CLIENT).put("enabled", true);
    user.put("serviceAccountClientId", ACCOUNTS_CLIENT);
    user.putObject("clientRoles")
        .putArray("realm-management")
        .add("manage-users")
        .add("view-users")
        .add("query-users")
        .add("view-realm");
  }

  private ObjectNode client(String id) {
    return StreamSupport.stream(realm.get("clients").spliterator(), false)
        .filter(client -> client.get("clientId").asText().equals(id))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the realm has no client " + id));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static @Nullable String first(JsonNode array) {
    return array.isEmpty() ? null : array.get(0).asText();
  }
}
