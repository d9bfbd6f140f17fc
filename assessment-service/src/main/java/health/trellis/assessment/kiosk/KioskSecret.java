package health.trellis.assessment.kiosk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Codes that people type and sessions that devices hold. A code has eight of thirty characters that
 * are not mistaken for one another (about 39 bits): with a hundred codes valid for a quarter of an
 * hour, and the gateway's limit of requests an address, guessing one takes years.
 */
final class KioskSecret {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int CODE_LENGTH = 8;
  private static final int SESSION_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private KioskSecret() {}

  static String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.insert(CODE_LENGTH / 2, '-').toString();
  }

  static String session() {
    byte[] bytes = new byte[SESSION_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What is kept of a secret, however it was typed. */
  static String hash(String secret) {
    String plain = secret.strip().replace("-", "").toUpperCase(Locale.ROOT);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
