package health.trellis.notification.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Whether events come from SendGrid: ECDSA on P-256 with SHA-256 over timestamp and body. */
final class SendGridSignature {
  private SendGridSignature() {}

  static boolean isGenuine(
      String publicKey, @Nullable String timestamp, String body, @Nullable String signature) {
    if (timestamp == null || signature == null) {
      return false;
    }
    try {
      PublicKey key =
          KeyFactory.getInstance("EC")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      Signature check = Signature.getInstance("SHA256withECDSA");
      check.initVerify(key);
      check.update((timestamp + body).getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }
}
