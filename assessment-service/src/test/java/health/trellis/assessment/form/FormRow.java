package health.trellis.assessment.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.fhir.Fhir;
import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.DynamicTest;

/**
 * One row of a table: a form's items, the items of a response, and what is wrong with it. JSON with
 * single quotes, so that rows can be read.
 */
final class FormRow {
  private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/";

  private FormRow() {}

  static DynamicTest row(String name, String form, String given, String... faults) {
    return DynamicTest.dynamicTest(name, () -> assertEquals(List.of(faults), found(form, given)));
  }

  static String answer(String value) {
    return "{'linkId':'a','answer':[{" + value + "}]}";
  }

  static String extension(String name, String type, String value) {
    return "{'url':'" + EXTENSION + name + "','value" + type + "':" + value + "}";
  }

  private static List<String> found(String form, String given) {
    String set =
        "'contained':[{'resourceType':'ValueSet','id':'set','status':'active','compose':{'include':"
            + "[{'system':'s','concept':[{'code':'in'}]}]}}],";
    Questionnaire asked =
        Fhir.parse(
            json(
                "{'resourceType':'Questionnaire',"
                    + set
                    + "'status':'active','item':["
                    + form
                    + "]}"),
            Questionnaire.class);
    String items = given.isEmpty() ? "" : ",'item':[" + given + "]";
    QuestionnaireResponse response =
        Fhir.parse(
            json("{'resourceType':'QuestionnaireResponse','status':'completed'" + items + "}"),
            QuestionnaireResponse.class);
    return FormCheck.faults(response, asked).stream()
        .map(fault -> fault.pointer().replace("QuestionnaireResponse", "") + " " + fault.code())
        .toList();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
