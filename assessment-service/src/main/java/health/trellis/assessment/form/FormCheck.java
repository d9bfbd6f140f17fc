package health.trellis.assessment.form;

import health.trellis.kit.http.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/**
 * Holds a completed QuestionnaireResponse against its Questionnaire, as FHIR R4 asks (Questionnaire
 * and QuestionnaireResponse, notes and invariants, and the standard extensions): every linkId is
 * one of the form's at its place, in the form's order, and as often as it may be; what only
 * displays or groups has no answer; items below a question stand within its answers; what is not
 * asked is not answered, what is required is.
 */
public final class FormCheck {
  private static final String MIN_OCCURS =
      "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs";
  private static final String MAX_OCCURS =
      "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";

  private final List<FieldError> faults = new ArrayList<>();
  private final AnswerRules rules;

  private FormCheck(Questionnaire form) {
    rules = new AnswerRules(form, this::fault);
  }

  /** All that is wrong, each with its FHIRPath; empty when the form takes these answers. */
  public static List<FieldError> faults(QuestionnaireResponse response, Questionnaire form) {
    FormCheck check = new FormCheck(form);
    check.level(
        new Level(form.getItem(), response.getItem(), "QuestionnaireResponse"),
        new Scope(response.getItem(), null));
    return check.faults;
  }

  /** Items of a form beside one another, the response's there, and where that is. */
  private record Level(
      List<QuestionnaireItemComponent> asked,
      List<QuestionnaireResponseItemComponent> given,
      String place) {

    int position(String linkId) {
      for (int i = 0; i < asked.size(); i++) {
        if (asked.get(i).getLinkId().equals(linkId)) {
          return i;
        }
      }
      return -1;
    }

    String placeOf(int index) {
      return place + ".item[" + index + "]";
    }
  }

  private void level(Level level, Scope scope) {
    shape(level);
    for (QuestionnaireItemComponent item : level.asked()) {
      List<Integer> mine = new ArrayList<>();
      for (int i = 0; i < level.given().size(); i++) {
        if (item.getLinkId().equals(level.given().get(i).getLinkId())) {
          mine.add(i);
        }
      }
      if (Enablement.asks(item, scope)) {
        occurrences(item, mine, level);
        mine.forEach(i -> item(item, level.given().get(i), level.placeOf(i), scope));
      } else {
        mine.stream()
            .filter(i -> Scope.isAnswered(level.given().get(i)))
            .forEach(
                i ->
                    fault(
                        level.placeOf(i),
                        "not-asked",
                        "The answers before do not lead to this item."));
      }
    }
  }

  private void shape(Level level) {
    Set<String> seen = new HashSet<>();
    int last = -1;
    for (int i = 0; i < level.given().size(); i++) {
      String linkId = level.given().get(i).getLinkId();
      int at = level.position(linkId);
      if (at < 0) {
        fault(level.placeOf(i) + ".linkId", "unknown-item", "The form has no such item here.");
        continue;
      }
      QuestionnaireItemComponent item = level.asked().get(at);
      boolean repeats = item.getType() == QuestionnaireItemType.GROUP && item.getRepeats();
      if (!seen.add(linkId) && !repeats) {
        fault(
            level.placeOf(i) + ".linkId",
            "repeated",
            "An item that does not repeat is there once.");
      } else if (at < last) {
        fault(level.placeOf(i), "order", "Items stand in the order of the form.");
      }
      last = Math.max(last, at);
    }
  }

  /** A group counts by its instances, a question by its answers. */
  private void occurrences(QuestionnaireItemComponent item, List<Integer> mine, Level level) {
    long found =
        mine.stream()
            .map(level.given()::get)
            .mapToLong(
                given ->
                    item.getType() == QuestionnaireItemType.GROUP
                        ? Scope.isAnswered(given) ? 1 : 0
                        : given.getAnswer().size())
            .sum();
    String place = level.place() + ".item.where(linkId='" + item.getLinkId() + "')";
    int least = Extensions.integer(item, MIN_OCCURS).orElse(1);
    if (item.getRequired() && found == 0) {
      fault(place, "required", "This item must be answered.");
    } else if (found > 0 && found < least) {
      fault(place, "too-few", "It is answered at least " + least + " times.");
    }
    Extensions.integer(item, MAX_OCCURS)
        .filter(most -> found > most)
        .ifPresent(most -> fault(place, "too-many", "It is answered at most " + most + " times."));
  }

  private void item(
      QuestionnaireItemComponent asked,
      QuestionnaireResponseItemComponent given,
      String place,
      Scope scope) {
    boolean group = asked.getType() == QuestionnaireItemType.GROUP;
    if (group || asked.getType() == QuestionnaireItemType.DISPLAY) {
      if (given.hasAnswer()) {
        fault(place + ".answer", "not-a-question", "What only displays or groups has no answer.");
      }
    } else {
      answers(asked, given.getAnswer(), place, scope);
    }
    if (group) {
      level(new Level(asked.getItem(), given.getItem(), place), new Scope(given.getItem(), scope));
    } else {
      for (int i = 0; i < given.getItem().size(); i++) {
        fault(
            place + ".item[" + i + "]",
            "unknown-item",
            "The form has no such item here: what is below a question stands within its answer.");
      }
    }
  }

  private void answers(
      QuestionnaireItemComponent asked,
      List<QuestionnaireResponseItemAnswerComponent> answers,
      String place,
      Scope scope) {
    for (int i = 0; i < answers.size(); i++) {
      QuestionnaireResponseItemAnswerComponent answer = answers.get(i);
      String at = place + ".answer[" + i + "]";
      if (i > 0 && !asked.getRepeats()) {
        fault(at + ".value", "answered-twice", "An item is answered once.");
      } else if (!answer.hasValue()) {
        fault(at + ".value", "required", "An answer has its value.");
      } else {
        rules.check(asked, answer.getValue(), at + ".value");
      }
      if (asked.hasItem()) {
        level(new Level(asked.getItem(), answer.getItem(), at), new Scope(answer.getItem(), scope));
      } else if (answer.hasItem()) {
        fault(at + ".item", "unknown-item", "No item is within an answer.");
      }
    }
    rules.together(asked, answers, place);
  }

  private void fault(String place, String code, String detail) {
    faults.add(new FieldError(place, code, detail));
  }
}
