package health.trellis.notification.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells a push service who we are: a token signed with our own key (RFC 8292). */
@ApplicationScoped
class Vapid {
  private static final Duration LIFE = Duration.ofHours(12);

  private final Optional<String> privateKey;
  private final Optional<String> publicKey;
  private final String contact;
  private final Clock clock;

  Vapid(
      @ConfigProperty(name = "trellis.push.private-key") Optional<String> privateKey,
      @ConfigProperty(name = "trellis.push.public-key") Optional<String> publicKey,
      @ConfigProperty(name = "trellis.push.contact") String contact,
      Clock clock) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.contact = contact;
    this.clock = clock;
  }

  /** What browsers need to subscribe; empty where push is not configured. */
  Optional<String> publicKey() {
    return privateKey.isPresent() ? publicKey : Optional.empty();
  }

  /** The header {@code Authorization} for a push service. */
  String authorization(URI endpoint) throws GeneralSecurityException {
    String origin = endpoint.getScheme() + "://" + endpoint.getAuthority();
    long expires = clock.instant().plus(LIFE).getEpochSecond();
    String claims =
        "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"%s\"}".formatted(origin, expires, contact);
    String signed = base64("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + base64(claims);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(P256.privateKey(Base64.getUrlDecoder().decode(privateKey.orElseThrow())));
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    String token = signed + "." + encoder().encodeToString(signature.sign());
    return "vapid t=" + token + ", k=" + publicKey.orElseThrow();
  }

  private static String base64(String text) {
    return encoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Base64.Encoder encoder() {
    return Base64.getUrlEncoder().withoutPadding();
  }
}
