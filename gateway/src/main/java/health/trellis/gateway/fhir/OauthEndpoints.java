package health.trellis.gateway.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Where people and programs sign in, and for what.
 *
 * @param issuer the identity provider
 * @param authorization for people's apps
 * @param token for all
 * @param jwks the provider's public keys
 * @param introspection to ask about a token
 * @param revocation to end one
 * @param scopes the SMART scopes that can be granted
 */
record OauthEndpoints(
    String issuer,
    String authorization,
    String token,
    String jwks,
    String introspection,
    String revocation,
    List<String> scopes) {
  private static final Pattern SMART_SCOPE = Pattern.compile("(?:system|user|patient)/\\S+");

  /** As Keycloak lays them out: the answer while the provider cannot be asked. */
  static OauthEndpoints ofKeycloak(String issuer, List<String> scopes) {
    String base = issuer + "/protocol/openid-connect";
    return new OauthEndpoints(
        issuer,
        base + "/auth",
        base + "/token",
        base + "/certs",
        base + "/token/introspect",
        base + "/revoke",
        scopes);
  }

  /** As the provider's OpenID configuration says; what it leaves out stays as here. */
  OauthEndpoints corrected(JsonNode configuration) {
    return new OauthEndpoints(
        issuer,
        configuration.path("authorization_endpoint").asText(authorization),
        configuration.path("token_endpoint").asText(token),
        configuration.path("jwks_uri").asText(jwks),
        configuration.path("introspection_endpoint").asText(introspection),
        configuration.path("revocation_endpoint").asText(revocation),
        smartScopes(configuration));
  }

  private List<String> smartScopes(JsonNode configuration) {
    List<String> named =
        StreamSupport.stream(configuration.path("scopes_supported").spliterator(), false)
            .map(JsonNode::asText)
            .filter(scope -> SMART_SCOPE.matcher(scope).matches())
            .sorted()
            .toList();
    return named.isEmpty() ? scopes : named;
  }
}
