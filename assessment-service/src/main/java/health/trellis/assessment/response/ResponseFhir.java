package health.trellis.assessment.response;

import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instrument.Item;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Responses to and from FHIR QuestionnaireResponse. */
final class ResponseFhir {
  private static final String PROFILE =
      "http://hl7.org/fhir/us/core/StructureDefinition/us-core-questionnaireresponse";

  private ResponseFhir() {}

  static QuestionnaireResponse of(Response response, Instrument instrument) {
    QuestionnaireResponse resource = new QuestionnaireResponse();
    resource.setId(response.id().toString());
    resource
        .getMeta()
        .setVersionId("1")
        .setLastUpdated(Date.from(response.enteredAt()))
        .addProfile(PROFILE);
    resource.setQuestionnaire(instrument.url() + "|" + response.formVersion());
    resource.setStatus(QuestionnaireResponseStatus.COMPLETED);
    resource.setSubject(new Reference("Patient/" + response.patientId()));
    resource.setAuthoredElement(new DateTimeType(response.authoredAt().toString()));
    if (response.byPatient()) {
      resource.setAuthor(new Reference("Patient/" + response.patientId()));
      resource.setSource(new Reference("Patient/" + response.patientId()));
    }
    instrument.items().forEach(item -> add(resource, item, response));
    return resource;
  }

  private static void add(QuestionnaireResponse resource, Instrument.Item item, Response response) {
    String code = response.answers().get(item.linkId());
    if (code == null) {
      return;
    }
    Instrument.Option option = item.option(code).orElseThrow();
    resource
        .addItem()
        .setLinkId(item.linkId())
        .setText(item.text())
        .addAnswer()
        .setValue(new Coding(option.system(), code, option.label()));
  }

  /** The answers, each with its FHIRPath. What is no coded answer is taken on as a fault. */
  static List<Given> given(QuestionnaireResponse resource, Instrument instrument) {
    List<Given> given = new ArrayList<>();
    List<QuestionnaireResponseItemComponent> items = resource.getItem();
    for (int i = 0; i < items.size(); i++) {
      String place = "QuestionnaireResponse.item[" + i + "]";
      Item form = instrument.item(items.get(i).getLinkId()).orElse(null);
      List<QuestionnaireResponseItemAnswerComponent> answers = items.get(i).getAnswer();
      for (int j = 0; j < answers.size(); j++) {
        String answer = place + ".answer[" + j + "].value";
        given.add(new Given(items.get(i).getLinkId(), code(answers.get(j), form), null, answer));
      }
      nested(items.get(i), place, given);
    }
    return given;
  }

  /** Our forms are flat: an item within an item is none of theirs. */
  private static void nested(
      QuestionnaireResponseItemComponent item, String place, List<Given> given) {
    for (int i = 0; i < item.getItem().size(); i++) {
      given.add(new Given("", null, null, place + ".item[" + i + "]"));
    }
  }

  /** The code of a coded answer; one of another code system is none of the form's options. */
  private static @Nullable String code(
      QuestionnaireResponseItemAnswerComponent answer, @Nullable Item form) {
    if (!(answer.getValue() instanceof Coding coding)) {
      return null;
    }
    boolean foreign =
        coding.hasSystem()
            && form != null
            && form.option(coding.getCode())
                .filter(option -> option.system().equals(coding.getSystem()))
                .isEmpty();
    return foreign ? coding.getSystem() + "|" + coding.getCode() : coding.getCode();
  }
}
