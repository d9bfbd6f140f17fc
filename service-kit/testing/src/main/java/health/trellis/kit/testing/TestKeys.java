package health.trellis.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key that signs the tests' tokens: made anew for each run, kept in a system property. */
final class TestKeys {
  private static final String PRIVATE_KEY = "trellis.test.private-key";

  private TestKeys() {}

  /** Makes the key; gives the file with the public one. */
  static Path create() {
    KeyPair pair = pair();
    System.setProperty(
        PRIVATE_KEY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    try {
      Path file = Files.createTempFile("trellis-test-key", ".pem");
      String key =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(pair.getPublic().getEncoded());
      Files.writeString(
          file, "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The key that services trust. */
  static PrivateKey trusted() {
    try {
      byte[] key = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A key that nobody trusts. */
  static PrivateKey foreign() {
    return Foreign.KEY;
  }

  /** Made when first asked for, and once: making an RSA key takes most of a second. */
  private static final class Foreign {
    static final PrivateKey KEY = pair().getPrivate();
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
