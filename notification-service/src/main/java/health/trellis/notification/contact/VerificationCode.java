package health.trellis.notification.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A code of six digits that proves that somebody reads what we send to an address. Kept as a hash,
 * good for ten minutes and five tries: a guess succeeds once in 200,000.
 */
final class VerificationCode {
  static final Duration LIFE = Duration.ofMinutes(10);
  static final int TRIES = 5;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 1_000_000;

  private VerificationCode() {}

  static String random() {
    return "%06d".formatted(RANDOM.nextInt(CODES));
  }

  static String hash(UUID contactId, String code) {
    try {
      byte[] text = (contactId + ":" + code).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  static boolean matches(UUID contactId, String code, String hash) {
    return MessageDigest.isEqual(
        hash(contactId, code).getBytes(StandardCharsets.UTF_8),
        hash.getBytes(StandardCharsets.UTF_8));
  }
}
