package health.trellis.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures of Standard Webhooks 1.0: HMAC-SHA256 over id, time and body, named v1. */
public final class WebhookSignature {
  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern TIME = Pattern.compile("[0-9]{1,12}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private WebhookSignature() {}

  /** A new secret. */
  static String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /** The header's value: one signature, or two while a secret is rotated. */
  static String header(
      String secret, @Nullable String oldSecret, String id, long timestamp, String body) {
    String signature = sign(secret, id, timestamp, body);
    return oldSecret == null ? signature : signature + " " + sign(oldSecret, id, timestamp, body);
  }

  /**
   * Whether a message is signed with a secret that we share, not long ago. The signature may stand
   * among others, as while a secret is rotated.
   */
  public static boolean isGenuine(
      String secret,
      @Nullable String id,
      @Nullable String timestamp,
      String body,
      @Nullable String header,
      Instant now) {
    if (id == null || timestamp == null || header == null || !TIME.matcher(timestamp).matches()) {
      return false;
    }
    long at = Long.parseLong(timestamp);
    byte[] expected = sign(secret, id, at, body).getBytes(StandardCharsets.UTF_8);
    boolean signed =
        Stream.of(header.split(" "))
            .anyMatch(s -> MessageDigest.isEqual(expected, s.getBytes(StandardCharsets.UTF_8)));
    return signed && Math.abs(now.getEpochSecond() - at) <= TOLERANCE.toSeconds();
  }

  private static String sign(String secret, String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature =
          mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
