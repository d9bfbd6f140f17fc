package health.trellis.assessment.response;

import health.trellis.kit.http.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/**
 * Holds the shape of a response against its form, as FHIR R4 asks (QuestionnaireResponse, notes and
 * invariants): every linkId is one of the form's, in the form's order and once; what only displays
 * has no answer; an item is not within an answer. What the answers are is checked with the native
 * ones.
 */
final class ResponseStructure {
  private static final String ROOT = "QuestionnaireResponse.item[";

  private ResponseStructure() {}

  static List<FieldError> faults(QuestionnaireResponse response, Questionnaire form) {
    List<FieldError> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int last = -1;
    for (int i = 0; i < response.getItem().size(); i++) {
      QuestionnaireResponseItemComponent item = response.getItem().get(i);
      String place = ROOT + i + "]";
      int at = place(form, item.getLinkId());
      if (at < 0) {
        if (!item.hasAnswer()) {
          faults.add(fault(place + ".linkId", "unknown-item", "The form has no such item."));
        }
        continue;
      }
      if (!seen.add(item.getLinkId()) && !item.hasAnswer()) {
        faults.add(
            fault(place + ".linkId", "repeated", "An item that does not repeat is there once."));
      } else if (at < last) {
        faults.add(fault(place, "order", "Items stand in the order of the form."));
      }
      last = Math.max(last, at);
      inside(item, form.getItem().get(at), place, faults);
    }
    return faults;
  }

  private static void inside(
      QuestionnaireResponseItemComponent item,
      QuestionnaireItemComponent asked,
      String place,
      List<FieldError> faults) {
    if (asked.getType() == QuestionnaireItemType.DISPLAY && item.hasAnswer()) {
      faults.add(fault(place + ".answer", "not-a-question", "What only displays has no answer."));
    }
    for (int j = 0; j < item.getAnswer().size(); j++) {
      if (item.getAnswer().get(j).hasItem()) {
        faults.add(
            fault(
                place + ".answer[" + j + "].item", "unknown-item", "No item is within an answer."));
      }
      if (!item.getAnswer().get(j).hasValue()) {
        faults.add(
            fault(place + ".answer[" + j + "].value", "required", "An answer has its value."));
      }
    }
  }

  private static int place(Questionnaire form, String linkId) {
    for (int i = 0; i < form.getItem().size(); i++) {
      if (form.getItem().get(i).getLinkId().equals(linkId)) {
        return i;
      }
    }
    return -1;
  }

  private static FieldError fault(String place, String code, String detail) {
    return new FieldError(place, code, detail);
  }
}
