package health.trellis.scheduling;

import health.trellis.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theServiceKeepsTheRulesOfTheDesign() {
    ArchitectureRules.check("health.trellis.scheduling");
  }
}
