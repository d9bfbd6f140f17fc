package health.trellis.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Starts PostgreSQL and Kafka once per module and points the service at them. */
public class TrellisTestResource implements QuarkusTestResourceLifecycleManager {
  /** The issuer of the tests' tokens. */
  static final String ISSUER = "https://identity.test/realms/trellis";

  private CompletableFuture<TestPostgres> postgres = new CompletableFuture<>();

  @Override
  public Map<String, String> start() {
    postgres = CompletableFuture.supplyAsync(TestPostgres::new);
    TestKafka.create();
    Map<String, String> config = new HashMap<>(TestConfig.withoutServers());
    config.put("quarkus.datasource.jdbc.url", postgres.join().url());
    config.put("quarkus.datasource.username", "postgres");
    config.put("quarkus.datasource.password", "postgres");
    config.put("trellis.kafka.bootstrap", TestKafka.bootstrap());
    config.put("trellis.kafka.partitions", "2");
    config.put("trellis.inbox.first-wait", "PT0.05S");
    return config;
  }

  @Override
  public void stop() {
    TestKafka.kill();
    postgres.join().close();
  }
}
