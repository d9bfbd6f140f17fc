package health.trellis.assessment.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;

/** What must hold of one answer, by the type of its question and what bounds it. */
final class AnswerRules {
  private static final String DEFINITION = "http://hl7.org/fhir/StructureDefinition/";
  private static final String MIN_VALUE = DEFINITION + "minValue";
  private static final String MAX_VALUE = DEFINITION + "maxValue";
  private static final String MIN_LENGTH = DEFINITION + "minLength";
  private static final String MAX_DECIMAL_PLACES = DEFINITION + "maxDecimalPlaces";
  private static final String MIME_TYPE = DEFINITION + "mimeType";
  private static final String MAX_SIZE = DEFINITION + "maxSize";
  private static final String UNIT_OPTION = DEFINITION + "questionnaire-unitOption";
  private static final String REFERENCE_RESOURCE = DEFINITION + "questionnaire-referenceResource";
  private static final String EXCLUSIVE = DEFINITION + "questionnaire-optionExclusive";
  private static final BigDecimal BYTES_IN_A_MEGABYTE = BigDecimal.valueOf(1_000_000);

  private final Questionnaire form;
  private final Faults faults;

  /** Where faults go. */
  @FunctionalInterface
  interface Faults {
    void add(String place, String code, String detail);
  }

  AnswerRules(Questionnaire form, Faults faults) {
    this.form = form;
    this.faults = faults;
  }

  /** One answer. */
  void check(QuestionnaireItemComponent asked, Type value, String place) {
    if (!fits(asked, value)) {
      faults.add(place, "type", "The answer is not of the type of its question.");
      return;
    }
    if (!isOffered(asked, value)) {
      faults.add(place, "unknown-option", "The item has no such answer option.");
    }
    bounds(asked, value, place);
    switch (value) {
      case Quantity quantity -> unit(asked, quantity, place);
      case Reference reference -> target(asked, reference, place);
      case Attachment attachment -> attachment(asked, attachment, place);
      case PrimitiveType<?> primitive -> length(asked, primitive, place);
      default -> {}
    }
    if (asked.getReadOnly()
        && asked.hasInitial()
        && asked.getInitial().stream().noneMatch(i -> Values.equal(i.getValue(), value))) {
      faults.add(place, "read-only", "What can only be read keeps the form's value.");
    }
  }

  /** All answers to a question: none stands beside one that excludes the others. */
  void together(
      QuestionnaireItemComponent asked,
      List<QuestionnaireResponseItemAnswerComponent> answers,
      String place) {
    for (int i = 0; i < answers.size() && answers.size() > 1; i++) {
      Type value = answers.get(i).getValue();
      if (value != null
          && asked.getAnswerOption().stream()
              .filter(option -> option.hasExtension(EXCLUSIVE))
              .anyMatch(option -> Values.equal(option.getValue(), value))) {
        faults.add(
            place + ".answer[" + i + "].value", "exclusive", "This answer excludes all others.");
      }
    }
  }

  private static boolean fits(QuestionnaireItemComponent asked, Type value) {
    return switch (asked.getType()) {
      case BOOLEAN -> value instanceof BooleanType;
      case DECIMAL -> value instanceof DecimalType;
      case INTEGER -> value instanceof IntegerType;
      case DATE -> value instanceof DateType;
      case DATETIME -> value instanceof DateTimeType;
      case TIME -> value instanceof TimeType;
      case STRING, TEXT -> value instanceof StringType;
      case URL -> value instanceof UriType;
      case CHOICE -> isOptionType(asked, value);
      case OPENCHOICE -> value instanceof StringType || isOptionType(asked, value);
      case ATTACHMENT -> value instanceof Attachment;
      case REFERENCE -> value instanceof Reference;
      case QUANTITY -> value instanceof Quantity;
      default -> false;
    };
  }

  private static boolean isOptionType(QuestionnaireItemComponent asked, Type value) {
    return asked.hasAnswerOption()
        ? asked.getAnswerOption().stream()
            .anyMatch(option -> option.getValue().fhirType().equals(value.fhirType()))
        : value instanceof Coding;
  }

  /** Options stand with the item, or in a value set within the form; others cannot be looked at. */
  private boolean isOffered(QuestionnaireItemComponent asked, Type value) {
    boolean free =
        asked.getType() == QuestionnaireItemType.OPENCHOICE && value instanceof StringType;
    List<Type> options =
        Stream.concat(
                asked.getAnswerOption().stream()
                    .map(QuestionnaireItemAnswerOptionComponent::getValue),
                contained(asked))
            .toList();
    return free
        || options.isEmpty()
        || options.stream().anyMatch(option -> Values.equal(option, value));
  }

  private Stream<Type> contained(QuestionnaireItemComponent asked) {
    List<Type> codes = new ArrayList<>();
    form.getContained().stream()
        .filter(ValueSet.class::isInstance)
        .map(ValueSet.class::cast)
        .filter(set -> ("#" + set.getIdPart()).equals(asked.getAnswerValueSet()))
        .flatMap(set -> set.getCompose().getInclude().stream())
        .forEach(
            part ->
                part.getConcept()
                    .forEach(c -> codes.add(new Coding(part.getSystem(), c.getCode(), null))));
    return codes.stream();
  }

  private void bounds(QuestionnaireItemComponent asked, Type value, String place) {
    Extensions.value(asked, MIN_VALUE)
        .flatMap(bound -> Values.order(value, bound))
        .filter(order -> order < 0)
        .ifPresent(o -> faults.add(place, "below-minimum", "The answer is below the least."));
    Extensions.value(asked, MAX_VALUE)
        .flatMap(bound -> Values.order(value, bound))
        .filter(order -> order > 0)
        .ifPresent(o -> faults.add(place, "above-maximum", "The answer is above the most."));
    BigDecimal number = value instanceof Quantity q ? q.getValue() : Values.number(value);
    Extensions.integer(asked, MAX_DECIMAL_PLACES)
        .filter(most -> number != null && number.stripTrailingZeros().scale() > most)
        .ifPresent(
            most ->
                faults.add(
                    place, "too-precise", "The answer has at most " + most + " decimal places."));
  }

  private void length(QuestionnaireItemComponent asked, PrimitiveType<?> value, String place) {
    int length = value.getValueAsString().length();
    if (asked.hasMaxLength() && length > asked.getMaxLength()) {
      faults.add(
          place, "too-long", "The answer has at most " + asked.getMaxLength() + " characters.");
    }
    Extensions.integer(asked, MIN_LENGTH)
        .filter(least -> length < least)
        .ifPresent(
            least ->
                faults.add(
                    place, "too-short", "The answer has at least " + least + " characters."));
  }

  private void unit(QuestionnaireItemComponent asked, Quantity value, String place) {
    List<Type> units = Extensions.values(asked, UNIT_OPTION);
    boolean offered =
        units.stream()
            .map(Coding.class::cast)
            .anyMatch(u -> (u.getSystem() + "|" + u.getCode()).equals(Values.unit(value)));
    if (!units.isEmpty() && !offered) {
      faults.add(place, "unknown-unit", "The question offers no such unit.");
    }
  }

  private void target(QuestionnaireItemComponent asked, Reference value, String place) {
    List<String> types =
        Extensions.values(asked, REFERENCE_RESOURCE).stream().map(Type::primitiveValue).toList();
    String type = value.hasType() ? value.getType() : value.getReferenceElement().getResourceType();
    if (!types.isEmpty() && !types.contains(type)) {
      faults.add(place, "wrong-target", "The question asks for " + String.join(", ", types) + ".");
    }
  }

  private void attachment(QuestionnaireItemComponent asked, Attachment value, String place) {
    List<String> types =
        Extensions.values(asked, MIME_TYPE).stream().map(Type::primitiveValue).toList();
    if (!types.isEmpty() && !types.contains(value.getContentType())) {
      faults.add(place, "media-type", "The question takes " + String.join(", ", types) + ".");
    }
    long size = value.hasSize() ? value.getSize() : value.hasData() ? value.getData().length : 0;
    Extensions.value(asked, MAX_SIZE)
        .map(most -> ((DecimalType) most).getValue().multiply(BYTES_IN_A_MEGABYTE))
        .filter(most -> BigDecimal.valueOf(size).compareTo(most) > 0)
        .ifPresent(
            most -> faults.add(place, "too-large", "The file has at most " + most + " bytes."));
  }
}
