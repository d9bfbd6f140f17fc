package health.trellis.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** For a process without a database: trusts the tests' tokens and takes free ports. */
public class TokensTestResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return TestConfig.withoutServers();
  }

  @Override
  public void stop() {
    // Nothing was started.
  }
}
