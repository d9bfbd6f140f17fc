package health.trellis.notification.sms;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a receipt comes from whom it says. */
final class ProviderSignature {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int KEY_BYTES = 32;
  private static final int SIGN_BIT = 0x80;

  private ProviderSignature() {}

  /** Twilio: HMAC-SHA1 over the address and the sorted form fields. */
  static boolean isTwilio(String token, String url, Map<String, String> fields, String signature) {
    StringBuilder signed = new StringBuilder(url);
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] expected = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(
          Base64.getEncoder().encode(expected), signature.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA1", impossible);
    }
  }

  /** Telnyx: Ed25519 over time and body; an old one is a replay. */
  static boolean isTelnyx(
      String publicKey, String timestamp, String body, String signature, Instant now) {
    try {
      Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
      if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) {
        return false;
      }
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key(Base64.getDecoder().decode(publicKey)));
      verifier.update((timestamp + "|" + body).getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | java.time.DateTimeException bad) {
      return false;
    }
  }

  /** A raw key as RFC 8032, 5.1.5 encodes it: y, little-endian, and the sign of x. */
  private static PublicKey key(byte[] raw) throws GeneralSecurityException {
    if (raw.length != KEY_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
    byte[] y = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      y[i] = raw[KEY_BYTES - 1 - i];
    }
    boolean xIsOdd = (y[0] & SIGN_BIT) != 0;
    y[0] &= (byte) ~SIGN_BIT;
    EdECPoint point = new EdECPoint(xIsOdd, new BigInteger(1, y));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }
}
