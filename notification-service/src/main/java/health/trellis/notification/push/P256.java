package health.trellis.notification.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys of the curve P-256 in the forms that the web uses: 65 bytes public, 32 private. */
final class P256 {
  static final int COORDINATE = 32;
  static final int PUBLIC = 65;
  private static final byte UNCOMPRESSED = 4;

  private P256() {}

  static ECParameterSpec curve() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  /** Reads a public key; refuses a point that is not on the curve. */
  static ECPublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    if (raw.length != PUBLIC || raw[0] != UNCOMPRESSED) {
      throw new IllegalArgumentException("a public key has 65 bytes, the first of them 4");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + COORDINATE));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(raw, 1 + COORDINATE, PUBLIC));
    if (!isOnCurve(x, y)) {
      throw new IllegalArgumentException("the point is not on the curve");
    }
    return (ECPublicKey)
        KeyFactory.getInstance("EC")
            .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
  }

  static ECPrivateKey privateKey(byte[] raw) throws GeneralSecurityException {
    return (ECPrivateKey)
        KeyFactory.getInstance("EC")
            .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, raw), curve()));
  }

  static byte[] bytes(ECPublicKey key) {
    byte[] raw = new byte[PUBLIC];
    raw[0] = UNCOMPRESSED;
    put(key.getW().getAffineX(), raw, 1);
    put(key.getW().getAffineY(), raw, 1 + COORDINATE);
    return raw;
  }

  /** y² = x³ + ax + b, which keeps invalid-curve attacks off our ephemeral keys. */
  private static boolean isOnCurve(BigInteger x, BigInteger y) throws GeneralSecurityException {
    ECParameterSpec curve = curve();
    BigInteger p = ((java.security.spec.ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger right =
        x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()).mod(p);
    return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.pow(2).mod(p).equals(right);
  }

  private static void put(BigInteger number, byte[] raw, int at) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, raw, at + COORDINATE - length, length);
  }
}
