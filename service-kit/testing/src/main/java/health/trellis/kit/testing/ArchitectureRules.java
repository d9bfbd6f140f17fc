package health.trellis.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The rules of the design that hold in every service. */
public final class ArchitectureRules {
  private static final DescribedPredicate<JavaClass> ENTITY =
      DescribedPredicate.describe(
          "an entity", type -> type.isAnnotatedWith("jakarta.persistence.Entity"));

  private ArchitectureRules() {}

  /** Checks a service's classes against all rules. */
  public static void check(String rootPackage) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(rootPackage);
    rules().forEach(rule -> rule.check(classes));
  }

  static List<ArchRule> rules() {
    return List.of(
        postsAreIdempotent(),
        resourcesHoldNoQueries(),
        entitiesStayInside(),
        timeComesFromAClock(),
        packagesAreNullMarked());
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
        .as("resources speak HTTP and leave queries to services")
        .allowEmptyShould(true);
  }

  private static ArchRule entitiesStayInside() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .notHaveRawReturnType(ENTITY)
        .andShould()
        .notHaveRawParameterTypes(
            DescribedPredicate.describe("an entity", types -> types.stream().anyMatch(ENTITY)))
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
        .callMethod(LocalTime.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Date.class)
        .as("time comes from an injected Clock");
  }

  private static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName()));
              }
            })
        .as("every package says what it is and is @NullMarked");
  }
}
