package health.trellis.gateway.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Real tokens, each of an account of its own unless it is named. */
public final class Tokens {
  private Tokens() {}

  /** A valid token of a new account. */
  public static String of(String role) {
    return claims(role).sign();
  }

  /** A valid token of a patient. */
  public static String ofPatient(UUID patientId) {
    return claims("patient").claim("patient_id", patientId.toString()).sign();
  }

  /** A token that ended an hour ago. */
  public static String expired() {
    Instant now = Instant.now();
    return claims("coordinator")
        .issuedAt(now.minusSeconds(7200))
        .expiresAt(now.minusSeconds(3600))
        .sign();
  }

  /** A token that somebody else signed. */
  public static String foreign() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return claims("coordinator").sign(generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** A token for another audience. */
  public static String forAnotherAudience() {
    return claims("coordinator").audience("elsewhere").sign();
  }

  /** A token of another issuer. */
  public static String ofAnotherIssuer() {
    return claims("coordinator").issuer("https://elsewhere.example.org").sign();
  }

  private static JwtClaimsBuilder claims(String role) {
    return Jwt.claims()
        .issuer(ConfigProvider.getConfig().getValue("trellis.oidc.issuer", String.class))
        .audience("trellis")
        .subject(UUID.randomUUID().toString())
        .claim("azp", "trellis-app")
        .claim("name", "Jordan Rivera")
        .groups(Set.of(role))
        .expiresIn(300);
  }
}
