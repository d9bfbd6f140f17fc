package health.trellis.assessment.form;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Type;

/**
 * Whether an item is asked, by its conditions (FHIR R4, Questionnaire.item.enableWhen and value set
 * questionnaire-enable-operator, read as R5 words it): {@code !=} holds where no answer is equal,
 * so also where there is none; the others where at least one answer is as said.
 */
final class Enablement {
  private Enablement() {}

  static boolean asks(QuestionnaireItemComponent item, Scope scope) {
    if (!item.hasEnableWhen()) {
      return true;
    }
    var conditions = item.getEnableWhen().stream();
    return item.getEnableBehavior() == EnableWhenBehavior.ALL
        ? conditions.allMatch(condition -> holds(condition, scope))
        : conditions.anyMatch(condition -> holds(condition, scope));
  }

  private static boolean holds(QuestionnaireItemEnableWhenComponent when, Scope scope) {
    List<Type> answers = scope.answersTo(when.getQuestion());
    Type wanted = when.getAnswer();
    return switch (when.getOperator()) {
      case EXISTS -> ((BooleanType) wanted).booleanValue() != answers.isEmpty();
      case EQUAL -> answers.stream().anyMatch(answer -> Values.equal(answer, wanted));
      case NOT_EQUAL -> answers.stream().noneMatch(answer -> Values.equal(answer, wanted));
      case GREATER_THAN -> any(answers, wanted, order -> order > 0);
      case LESS_THAN -> any(answers, wanted, order -> order < 0);
      case GREATER_OR_EQUAL -> any(answers, wanted, order -> order >= 0);
      case LESS_OR_EQUAL -> any(answers, wanted, order -> order <= 0);
      case NULL -> throw new IllegalStateException("a condition has its operator");
    };
  }

  private static boolean any(List<Type> answers, Type wanted, IntPredicate fits) {
    return answers.stream()
        .map(answer -> Values.order(answer, wanted))
        .flatMap(Optional::stream)
        .anyMatch(fits::test);
  }
}
