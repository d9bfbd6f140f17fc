package health.trellis.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Free ports for the peers, a key to sign tokens, and short times to wait. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    KeyPair keys = keys();
    Map<String, String> settings = new HashMap<>();
    for (String service : new String[] {"patient", "scheduling", "assessment", "notification"}) {
      settings.put("trellis.upstream." + service, "http://localhost:" + freePort());
    }
    settings.put("trellis.public-url", "https://trellis.example.org");
    settings.put("trellis.oidc.issuer", "http://localhost:" + freePort() + "/realms/trellis");
    settings.put("trellis.oidc.jwks-url", publicKeyFile(keys));
    settings.put("smallrye.jwt.sign.key", encoded(keys.getPrivate().getEncoded()));
    settings.put("trellis.gateway.cors.origins", "https://app.example.org");
    settings.put("trellis.gateway.timeouts.connect", "PT1S");
    settings.put("trellis.gateway.timeouts.idle", "PT1.5S");
    settings.put("trellis.gateway.timeouts.part", "PT1S");
    settings.put("trellis.gateway.timeouts.heartbeat", "PT0.5S");
    settings.put("trellis.gateway.document-age", "PT0S");
    settings.put("trellis.gateway.rates.default.per-second", "5");
    settings.put("trellis.gateway.rates.default.burst", "40");
    settings.put("trellis.gateway.rates.public.per-second", "1000");
    settings.put("trellis.gateway.rates.public.burst", "5000");
    return settings;
  }

  @Override
  public void stop() {}

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String publicKeyFile(KeyPair keys) {
    try {
      Path file = Files.createTempFile("trellis-gateway-test", ".pem");
      file.toFile().deleteOnExit();
      Files.writeString(
          file,
          "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
              .formatted(encoded(keys.getPublic().getEncoded())));
      return file.toUri().toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String encoded(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
