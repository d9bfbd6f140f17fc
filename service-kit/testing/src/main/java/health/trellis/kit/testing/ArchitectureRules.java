package health.trellis.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;

/** The rules of the design that hold in every service. */
public final class ArchitectureRules {
  private ArchitectureRules() {}

  /** Checks a service's classes against all rules. */
  public static void check(String rootPackage) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(rootPackage);
    rules().forEach(rule -> rule.check(classes));
  }

  private static List<ArchRule> rules() {
    return List.of(
        postsAreIdempotent(),
        resourcesHoldNoQueries(),
        entitiesStayInside(),
        timeComesFromAClock());
  }

  private static ArchRule postsAreIdempotent() {
    return methods()
        .that()
        .areAnnotatedWith("jakarta.ws.rs.POST")
        .should()
        .beAnnotatedWith("health.trellis.kit.idempotency.Idempotent")
        .orShould()
        .haveNameMatching("search.*")
        .as("every POST honours Idempotency-Key, but for searches, which change nothing")
        .allowEmptyShould(true);
  }

  private static ArchRule resourcesHoldNoQueries() {
    return noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .areAssignableTo("jakarta.persistence.EntityManager")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Repository")
        .as("resources speak HTTP and leave queries to services");
  }

  private static ArchRule entitiesStayInside() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .notHaveRawReturnType(
            DescribedPredicate.<JavaClass>describe(
                "an entity", type -> type.isAnnotatedWith("jakarta.persistence.Entity")))
        .as("entities never cross HTTP")
        .allowEmptyShould(true);
  }

  private static ArchRule timeComesFromAClock() {
    return noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Date.class)
        .as("time comes from an injected Clock");
  }
}
