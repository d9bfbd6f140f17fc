package health.trellis.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** The versions of what is unpacked, as the build knows them. */
final class Versions {
  private Versions() {}

  /** Of {@code postgresql} or {@code keycloak}. */
  static String of(String what) throws IOException {
    try (InputStream in = Versions.class.getResourceAsStream("/versions.properties")) {
      Properties versions = new Properties();
      versions.load(Objects.requireNonNull(in));
      return Objects.requireNonNull(versions.getProperty(what));
    }
  }
}
