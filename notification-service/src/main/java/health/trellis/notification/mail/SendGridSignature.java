package health.trellis.notification.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Whether events come from SendGrid: ECDSA on P-256 with SHA-256 over timestamp and body. What is
 * older than SendGrid tries to deliver is a replay; it does not say that it signs each try anew.
 */
final class SendGridSignature {
  private static final Duration LONGEST_WAY = Duration.ofHours(24);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private SendGridSignature() {}

  static boolean isGenuine(
      String publicKey,
      @Nullable String timestamp,
      String body,
      @Nullable String signature,
      Instant now) {
    if (timestamp == null || signature == null) {
      return false;
    }
    try {
      Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
      if (at.isBefore(now.minus(LONGEST_WAY)) || at.isAfter(now.plus(CLOCKS_DIFFER))) {
        return false;
      }
      PublicKey key =
          KeyFactory.getInstance("EC")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      Signature check = Signature.getInstance("SHA256withECDSA");
      check.initVerify(key);
      check.update((timestamp + body).getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException | DateTimeException malformed) {
      return false;
    }
  }
}
