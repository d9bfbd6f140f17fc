package health.trellis.assessment.form;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * From where a condition looks for the question that it names: among the items beside it and below
 * those, then one level up. So that within a group that repeats, each instance looks at its own.
 *
 * @param items beside one another
 * @param outer where they stand; absent at the top
 */
record Scope(List<QuestionnaireResponseItemComponent> items, @Nullable Scope outer) {

  /** The answers to the nearest question of that name; empty where it has none. */
  List<Type> answersTo(String linkId) {
    List<QuestionnaireResponseItemComponent> found =
        items.stream().flatMap(Scope::all).filter(i -> linkId.equals(i.getLinkId())).toList();
    if (found.isEmpty() && outer != null) {
      return outer.answersTo(linkId);
    }
    return found.stream()
        .flatMap(item -> item.getAnswer().stream())
        .filter(answer -> answer.hasValue())
        .map(QuestionnaireResponseItemAnswerComponent::getValue)
        .toList();
  }

  /** Whether anything of an item, or below it, is answered. */
  static boolean isAnswered(QuestionnaireResponseItemComponent item) {
    return all(item).anyMatch(QuestionnaireResponseItemComponent::hasAnswer);
  }

  /** An item and all below it. */
  private static Stream<QuestionnaireResponseItemComponent> all(
      QuestionnaireResponseItemComponent item) {
    Stream<QuestionnaireResponseItemComponent> below =
        Stream.concat(
            item.getItem().stream(),
            item.getAnswer().stream().flatMap(answer -> answer.getItem().stream()));
    return Stream.concat(Stream.of(item), below.flatMap(Scope::all));
  }
}
