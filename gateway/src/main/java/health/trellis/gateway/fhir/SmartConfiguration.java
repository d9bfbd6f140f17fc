package health.trellis.gateway.fhir;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * SMART App Launch 2.x discovery, of which only what is true: backend services and apps that sign
 * in with PKCE. There is no launch context, because the provider puts none into its token response.
 */
record SmartConfiguration(
    @JsonProperty("issuer") String issuer,
    @JsonProperty("jwks_uri") String jwks,
    @JsonProperty("authorization_endpoint") String authorization,
    @JsonProperty("token_endpoint") String token,
    @JsonProperty("introspection_endpoint") String introspection,
    @JsonProperty("revocation_endpoint") String revocation,
    @JsonProperty("grant_types_supported") List<String> grantTypes,
    @JsonProperty("response_types_supported") List<String> responseTypes,
    @JsonProperty("token_endpoint_auth_methods_supported") List<String> authMethods,
    @JsonProperty("token_endpoint_auth_signing_alg_values_supported") List<String> signing,
    @JsonProperty("code_challenge_methods_supported") List<String> codeChallengeMethods,
    @JsonProperty("scopes_supported") List<String> scopes,
    @JsonProperty("capabilities") List<String> capabilities) {

  static SmartConfiguration of(OauthEndpoints endpoints) {
    return new SmartConfiguration(
        endpoints.issuer(),
        endpoints.jwks(),
        endpoints.authorization(),
        endpoints.token(),
        endpoints.introspection(),
        endpoints.revocation(),
        List.of("client_credentials", "authorization_code"),
        List.of("code"),
        // Apps are public clients: they prove themselves by PKCE, not by a secret.
        List.of("private_key_jwt", "none"),
        List.of("RS384", "ES384"),
        List.of("S256"),
        endpoints.scopes(),
        List.of("client-confidential-asymmetric", "permission-v2"));
  }
}
