package health.trellis.kit.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import health.trellis.kit.testing.faulty.ThingResource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {
  static List<ArchRule> rules() {
    return ArchitectureRules.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleIsBrokenByTheFaultyPackage(ArchRule rule) {
    JavaClasses faulty = new ClassFileImporter().importPackagesOf(ThingResource.class);
    assertTrue(rule.evaluate(faulty).hasViolation(), rule.getDescription());
  }

  @Test
  void anEntityAsAParameterIsSeenToo() {
    JavaClasses faulty = new ClassFileImporter().importPackagesOf(ThingResource.class);
    assertTrue(
        ArchitectureRules.rules().stream()
            .flatMap(rule -> rule.evaluate(faulty).getFailureReport().getDetails().stream())
            .anyMatch(detail -> detail.contains("change(")));
  }

  @Test
  void aCleanPackageBreaksNoRule() {
    JavaClasses clean = new ClassFileImporter().importPackages("health.trellis.event");
    assertFalse(clean.isEmpty());
    rules().forEach(rule -> assertFalse(rule.evaluate(clean).hasViolation(), rule::getDescription));
  }
}
