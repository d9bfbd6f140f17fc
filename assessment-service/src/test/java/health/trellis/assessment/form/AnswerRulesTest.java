package health.trellis.assessment.form;

import static health.trellis.assessment.form.FormRow.answer;
import static health.trellis.assessment.form.FormRow.extension;
import static health.trellis.assessment.form.FormRow.row;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What FHIR R4 demands of one answer: its type, its options, its bounds. */
class AnswerRulesTest {
  @TestFactory
  Stream<DynamicTest> types() {
    List<String[]> types =
        List.of(
            new String[] {"boolean", "'valueBoolean':true"},
            new String[] {"decimal", "'valueDecimal':1.5"},
            new String[] {"integer", "'valueInteger':1"},
            new String[] {"date", "'valueDate':'2026-01-31'"},
            new String[] {"dateTime", "'valueDateTime':'2026-01-31T10:00:00Z'"},
            new String[] {"time", "'valueTime':'10:00:00'"},
            new String[] {"string", "'valueString':'x'"},
            new String[] {"url", "'valueUri':'https://example.org'"},
            new String[] {"choice", "'valueCoding':{'code':'x'}"},
            new String[] {"attachment", "'valueAttachment':{'url':'https://example.org/a'}"},
            new String[] {"reference", "'valueReference':{'reference':'Patient/1'}"},
            new String[] {"quantity", "'valueQuantity':{'value':1}"});
    return types.stream()
        .flatMap(
            asked ->
                types.stream()
                    .map(
                        given ->
                            row(
                                asked[0] + " answered by " + given[0],
                                "{'linkId':'a','type':'" + asked[0] + "'}",
                                "{'linkId':'a','answer':[{" + given[1] + "}]}",
                                asked == given
                                    ? new String[0]
                                    : new String[] {".item[0].answer[0].value type"})));
  }

  @TestFactory
  Stream<DynamicTest> options() {
    String choice =
        "{'linkId':'a','type':'%s','answerOption':[{'valueCoding':{'system':'s','code':'x'}}]}";
    String numbers = "{'linkId':'a','type':'choice','answerOption':[{'valueInteger':1}]}";
    String unknown = ".item[0].answer[0].value unknown-option";
    String open = choice.formatted("open-choice");
    String closed = choice.formatted("choice");
    String sets = "{'linkId':'a','type':'choice','answerValueSet':'#set'}";
    return Stream.of(
        row("an option", closed, answer("'valueCoding':{'system':'s','code':'x'}")),
        row("no option", closed, answer("'valueCoding':{'system':'s','code':'y'}"), unknown),
        row("another system", closed, answer("'valueCoding':{'system':'t','code':'x'}"), unknown),
        row("no system", closed, answer("'valueCoding':{'code':'x'}"), unknown),
        row(
            "a text for an option",
            closed,
            answer("'valueString':'x'"),
            ".item[0].answer[0].value type"),
        row("an open choice takes a text", open, answer("'valueString':'else'")),
        row(
            "an open choice takes no foreign code",
            open,
            answer("'valueCoding':{'system':'s','code':'y'}"),
            unknown),
        row("an option that is a number", numbers, answer("'valueInteger':1")),
        row("a number that is none", numbers, answer("'valueInteger':2"), unknown),
        row("a value set in the form", sets, answer("'valueCoding':{'system':'s','code':'in'}")),
        row(
            "not of the value set",
            sets,
            answer("'valueCoding':{'system':'s','code':'out'}"),
            unknown));
  }

  @TestFactory
  Stream<DynamicTest> bounds() {
    return Stream.of(
        bound("integer", extension("minValue", "Integer", "2"), "'valueInteger':2"),
        bound(
            "integer", extension("minValue", "Integer", "2"), "'valueInteger':1", "below-minimum"),
        bound(
            "integer", extension("maxValue", "Integer", "2"), "'valueInteger':3", "above-maximum"),
        bound("decimal", extension("minValue", "Decimal", "0.5"), "'valueDecimal':0.50"),
        bound(
            "decimal",
            extension("maxValue", "Decimal", "0.5"),
            "'valueDecimal':0.51",
            "above-maximum"),
        bound(
            "date",
            extension("minValue", "Date", "'2026-01-01'"),
            "'valueDate':'2025-12-31'",
            "below-minimum"),
        bound(
            "dateTime",
            extension("maxValue", "DateTime", "'2026-01-01T00:00:00Z'"),
            "'valueDateTime':'2026-01-01T02:00:00+01:00'",
            "above-maximum"),
        bound(
            "time",
            extension("minValue", "Time", "'08:00:00'"),
            "'valueTime':'07:59:59'",
            "below-minimum"),
        bound("decimal", extension("maxDecimalPlaces", "Integer", "1"), "'valueDecimal':1.50"),
        bound(
            "decimal",
            extension("maxDecimalPlaces", "Integer", "1"),
            "'valueDecimal':1.55",
            "too-precise"),
        bound("string", extension("minLength", "Integer", "3"), "'valueString':'ab'", "too-short"),
        row(
            "too long",
            "{'linkId':'a','type':'text','maxLength':3}",
            answer("'valueString':'abcd'"),
            ".item[0].answer[0].value too-long"),
        row(
            "as long as it may be",
            "{'linkId':'a','type':'text','maxLength':3}",
            answer("'valueString':'abc'")),
        bound("quantity", unit("kg"), "'valueQuantity':{'value':1,'system':'u','code':'kg'}"),
        bound(
            "quantity",
            unit("kg"),
            "'valueQuantity':{'value':1,'system':'u','code':'g'}",
            "unknown-unit"),
        bound(
            "reference",
            extension("questionnaire-referenceResource", "Code", "'Patient'"),
            "'valueReference':{'reference':'Patient/1'}"),
        bound(
            "reference",
            extension("questionnaire-referenceResource", "Code", "'Patient'"),
            "'valueReference':{'reference':'Group/1'}",
            "wrong-target"),
        bound(
            "attachment",
            extension("mimeType", "Code", "'image/png'"),
            "'valueAttachment':{'contentType':'text/html','url':'x'}",
            "media-type"),
        bound(
            "attachment",
            extension("maxSize", "Decimal", "0.001"),
            "'valueAttachment':{'contentType':'image/png','size':1001}",
            "too-large"),
        row(
            "what can only be read",
            "{'linkId':'a','type':'integer','readOnly':true," + "'initial':[{'valueInteger':7}]}",
            answer("'valueInteger':8"),
            ".item[0].answer[0].value read-only"),
        row(
            "what can only be read, unchanged",
            "{'linkId':'a','type':'integer','readOnly':true," + "'initial':[{'valueInteger':7}]}",
            answer("'valueInteger':7")));
  }

  private static DynamicTest bound(String type, String extension, String value, String... faults) {
    return row(
        type + " " + extension + " " + value,
        "{'linkId':'a','type':'" + type + "','extension':[" + extension + "]}",
        answer(value),
        Stream.of(faults).map(f -> ".item[0].answer[0].value " + f).toArray(String[]::new));
  }

  private static String unit(String code) {
    return extension("questionnaire-unitOption", "Coding", "{'system':'u','code':'" + code + "'}");
  }
}
