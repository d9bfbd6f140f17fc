package health.trellis.notification.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a push message for one browser: ECDH with a fresh key, HKDF-SHA256 and AES-128-GCM in
 * one record (RFC 8291 and 8188). The push service cannot read it.
 */
final class PushEncryption {
  /** What a push service must take at least is 4096 bytes with all that encryption adds. */
  static final int LONGEST = 3000;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT = 16;
  private static final int KEY = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int RECORD = 4096;
  private static final byte LAST_RECORD = 2;

  private PushEncryption() {}

  /**
   * The body to post.
   *
   * @param browserKey the subscription's {@code p256dh}
   * @param auth the subscription's {@code auth}
   */
  static byte[] encrypt(byte[] browserKey, byte[] auth, byte[] text)
      throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    KeyPair own = keys.generateKeyPair();
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    byte[] ownKey = P256.bytes((ECPublicKey) own.getPublic());

    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own.getPrivate());
    agreement.doPhase(P256.publicKey(browserKey), true);
    byte[] secret =
        derive(
            auth, agreement.generateSecret(), info("WebPush: info", browserKey, ownKey), 2 * KEY);
    byte[] key = derive(salt, secret, info("Content-Encoding: aes128gcm"), KEY);
    byte[] nonce = derive(salt, secret, info("Content-Encoding: nonce"), NONCE);

    byte[] sealed = seal(key, nonce, text);
    return ByteBuffer.allocate(SALT + Integer.BYTES + 1 + ownKey.length + sealed.length)
        .put(salt)
        .putInt(RECORD)
        .put((byte) ownKey.length)
        .put(ownKey)
        .put(sealed)
        .array();
  }

  private static byte[] seal(byte[] key, byte[] nonce, byte[] text)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher.doFinal(ByteBuffer.allocate(text.length + 1).put(text).put(LAST_RECORD).array());
  }

  private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(info, length));
  }

  /** A label, a zero, and the keys of both sides where they belong to it. */
  private static byte[] info(String label, byte[]... keys) {
    int length = label.length() + 1;
    for (byte[] key : keys) {
      length += key.length;
    }
    ByteBuffer info =
        ByteBuffer.allocate(length).put(label.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    for (byte[] key : keys) {
      info.put(key);
    }
    return info.array();
  }
}
