package health.trellis.scheduling.checkin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code that a session's kiosk shows: six digits that change every minute (TOTP, RFC 6238, with
 * HMAC-SHA-1 as RFC 4226 has it), so that one passed on to somebody at home is soon worth nothing.
 */
final class KioskCode {
  static final Duration STEP = Duration.ofMinutes(1);
  private static final int DIGITS = 1_000_000;

  private final byte[] secret;

  KioskCode(byte[] secret) {
    this.secret = secret.clone();
  }

  /** The code at an instant. */
  String at(Instant now) {
    return of(step(now));
  }

  /** Until when the kiosk is to show it. */
  Instant changesAt(Instant now) {
    return Instant.ofEpochSecond((step(now) + 1) * STEP.toSeconds());
  }

  /** Whether a code is the present one or that of the minute before, which was just read. */
  boolean accepts(String code, Instant now) {
    long step = step(now);
    return same(code, of(step)) || same(code, of(step - 1));
  }

  /** The value of the counter (RFC 4226, section 5.3). */
  String of(long counter) {
    byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
    return "%06d".formatted(number % DIGITS);
  }

  private static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
  }

  private static boolean same(String given, String right) {
    return MessageDigest.isEqual(given.getBytes(UTF_8), right.getBytes(UTF_8));
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA1", impossible);
    }
  }
}
