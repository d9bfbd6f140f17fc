package health.trellis.notification;

import health.trellis.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theRulesOfTheDesignHold() {
    ArchitectureRules.check("health.trellis.notification");
  }
}
