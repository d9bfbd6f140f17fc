package health.trellis.kit.testing;

import java.util.Map;

/** What every process under test is told, with or without servers behind it. */
final class TestConfig {
  private TestConfig() {}

  static Map<String, String> withoutServers() {
    return Map.of(
        "mp.jwt.verify.publickey.location", TestKeys.create().toUri().toString(),
        "mp.jwt.verify.issuer", TrellisTestResource.ISSUER,
        "quarkus.http.test-port", "0",
        "quarkus.management.test-port", "0",
        "quarkus.management.port", "0");
  }
}
