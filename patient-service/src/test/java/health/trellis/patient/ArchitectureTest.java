package health.trellis.patient;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import health.trellis.kit.testing.ArchitectureRules;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "health.trellis.patient";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theRulesOfEveryServiceHold() {
    ArchitectureRules.check(ROOT);
  }

  @Test
  void featuresDoNotGoInCircles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void entitiesAreTheirFeaturesOwn() {
    ArchRuleDefinition.classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .bePackagePrivate()
        .check(CLASSES);
  }

  @Test
  void repositoriesAreTheirFeaturesOwn() {
    ArchRuleDefinition.classes()
        .that()
        .haveSimpleNameEndingWith("Repository")
        .should()
        .bePackagePrivate()
        .check(CLASSES);
  }
}
