package health.trellis.assessment.response;

import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Instrument;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

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
    resource.setLanguage(response.language());
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

  /** The answers of a response that its form takes, each with its FHIRPath. */
  static List<Given> given(QuestionnaireResponse resource) {
    List<Given> given = new ArrayList<>();
    List<QuestionnaireResponseItemComponent> items = resource.getItem();
    for (int i = 0; i < items.size(); i++) {
      String place = "QuestionnaireResponse.item[" + i + "].answer[0].value";
      if (items.get(i).hasAnswer()) {
        Coding answer = (Coding) items.get(i).getAnswerFirstRep().getValue();
        given.add(new Given(items.get(i).getLinkId(), answer.getCode(), null, place));
      }
    }
    return given;
  }
}
