package health.trellis.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/** Bearer tokens as the identity provider would issue them, signed by the test key. */
public final class Tokens {
  private static final Duration LIFETIME = Duration.ofMinutes(30);

  private Tokens() {}

  /** A patient. */
  public static String patient(UUID patientId) {
    return sign(
        person("patient-" + patientId, "patient").claim("patient_id", patientId.toString()));
  }

  /** A family member. */
  public static String family(UUID personId) {
    return sign(
        person("family-" + personId, "family").claim("related_person_id", personId.toString()));
  }

  /** A clinician of some programs. */
  public static String clinician(UUID practitionerId, UUID... programs) {
    return sign(staff("clinician", practitionerId, programs));
  }

  /** A prescriber of some programs. */
  public static String prescriber(UUID practitionerId, UUID... programs) {
    return sign(staff("prescriber", practitionerId, programs));
  }

  /** A coordinator. */
  public static String coordinator() {
    return sign(person("coordinator-1", "coordinator"));
  }

  /** A program admin. */
  public static String programAdmin() {
    return sign(person("program-admin-1", "program-admin"));
  }

  /** Billing staff. */
  public static String billing() {
    return sign(person("billing-1", "billing"));
  }

  /** An auditor. */
  public static String auditor() {
    return sign(person("auditor-1", "auditor"));
  }

  /** An EHR client with SMART scopes. */
  public static String system(String clientId, String... scopes) {
    return sign(
        person("service-account-" + clientId, "system")
            .claim("azp", clientId)
            .claim("scope", String.join(" ", scopes)));
  }

  /** A coordinator whose token is over. */
  public static String expired() {
    Instant past = Instant.now().minus(Duration.ofHours(2));
    return person("coordinator-1", "coordinator")
        .issuedAt(past)
        .expiresAt(past.plus(LIFETIME))
        .sign(TestKeys.trusted());
  }

  /** A coordinator by the word of somebody else. */
  public static String foreign() {
    return person("coordinator-1", "coordinator").sign(TestKeys.foreign());
  }

  /** A coordinator's token for another audience. */
  public static String forAnotherAudience() {
    return person("coordinator-1", "coordinator").audience("elsewhere").sign(TestKeys.trusted());
  }

  private static JwtClaimsBuilder staff(String role, UUID practitionerId, UUID... programs) {
    return person(role + "-" + practitionerId, role)
        .claim("practitioner_id", practitionerId.toString())
        .claim("program_ids", Arrays.stream(programs).map(UUID::toString).toList());
  }

  private static JwtClaimsBuilder person(String subject, String role) {
    return Jwt.issuer(TrellisTestResource.ISSUER)
        .audience("trellis")
        .subject(subject)
        .upn(subject)
        .groups(Set.of(role))
        .claim("azp", "trellis-app")
        .claim("name", "Test " + role)
        .expiresIn(LIFETIME);
  }

  private static String sign(JwtClaimsBuilder claims) {
    PrivateKey key = TestKeys.trusted();
    return claims.sign(key);
  }
}
