package health.trellis.gateway.fhir;

/**
 * Where people and programs sign in.
 *
 * @param issuer the identity provider
 * @param authorization for people's apps
 * @param token for all
 * @param jwks the provider's public keys
 * @param introspection to ask about a token
 * @param revocation to end one
 */
record OauthEndpoints(
    String issuer,
    String authorization,
    String token,
    String jwks,
    String introspection,
    String revocation) {

  /** As Keycloak lays them out: the answer while the provider cannot be asked. */
  static OauthEndpoints ofKeycloak(String issuer) {
    String base = issuer + "/protocol/openid-connect";
    return new OauthEndpoints(
        issuer,
        base + "/auth",
        base + "/token",
        base + "/certs",
        base + "/token/introspect",
        base + "/revoke");
  }
}
