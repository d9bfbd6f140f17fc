package health.trellis.assessment.form;

import static health.trellis.assessment.form.FormRow.extension;
import static health.trellis.assessment.form.FormRow.row;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What FHIR R4 demands of the shape of answers to a form, what breaks it, and where it is told. */
class FormCheckTest {
  private static final String YES = "{'linkId':'ask','answer':[{'valueBoolean':true}]}";

  @TestFactory
  Stream<DynamicTest> shapes() {
    String ask = "{'linkId':'ask','type':'boolean'}";
    String form = ask + ",{'linkId':'say','type':'display'},{'linkId':'name','type':'string'}";
    String group =
        "{'linkId':'g','type':'group','repeats':true,'item':[{'linkId':'in','type':'integer',"
            + "'required':true}]}";
    String below =
        "{'linkId':'ask','type':'boolean','item':[{'linkId':'why','type':'string',"
            + "'required':true}]}";
    String one = "{'linkId':'g','item':[{'linkId':'in','answer':[{'valueInteger':1}]}]}";
    return Stream.of(
        row("nothing need be answered", form, ""),
        row("a display item may be there", form, "{'linkId':'say'}"),
        row("unknown", form, "{'linkId':'no'}", ".item[0].linkId unknown-item"),
        row("twice", form, YES + "," + YES, ".item[1].linkId repeated"),
        row("out of order", form, "{'linkId':'name'}," + YES, ".item[1] order"),
        row(
            "an answer to what only displays",
            form,
            "{'linkId':'say','answer':[{'valueString':'x'}]}",
            ".item[0].answer not-a-question"),
        row(
            "an item directly below a question",
            below,
            "{'linkId':'ask','item':[{'linkId':'why'}],'answer':[{'valueBoolean':true,"
                + "'item':[{'linkId':'why','answer':[{'valueString':'x'}]}]}]}",
            ".item[0].item[0] unknown-item"),
        row(
            "an item below an answer that has none",
            ask,
            "{'linkId':'ask','answer':[{'valueBoolean':true,'item':[{'linkId':'x'}]}]}",
            ".item[0].answer[0].item unknown-item"),
        row(
            "what is required below an answer",
            below,
            YES,
            ".item[0].answer[0].item.where(linkId='why') required"),
        row("no answer, nothing below", below, ""),
        row("a group repeats", group, one + "," + one),
        row(
            "a group misses",
            group,
            one + ",{'linkId':'g'}",
            ".item[1].item.where(linkId='in') required"),
        row(
            "a group that is answered",
            group,
            "{'linkId':'g','answer':[{'valueInteger':1}],'item':[{'linkId':'in',"
                + "'answer':[{'valueInteger':1}]}]}",
            ".item[0].answer not-a-question"),
        row(
            "an item at another level",
            group,
            one + ",{'linkId':'in'}",
            ".item[1].linkId unknown-item"),
        row(
            "a group that does not repeat",
            group.replace("'repeats':true,", ""),
            one + "," + one,
            ".item[1].linkId repeated"));
  }

  @TestFactory
  Stream<DynamicTest> numbersOfAnswers() {
    String two = "{'linkId':'a','answer':[{'valueInteger':1},{'valueInteger':2}]}";
    String item = "{'linkId':'a','type':'integer'%s}";
    String least =
        ",'repeats':true,'extension':["
            + extension("questionnaire-minOccurs", "Integer", "3")
            + "]";
    String most =
        ",'repeats':true,'extension':["
            + extension("questionnaire-maxOccurs", "Integer", "1")
            + "]";
    String alone =
        "{'linkId':'a','type':'choice','repeats':true,'answerOption':[{'valueCoding':{'code':'x'}},"
            + "{'valueCoding':{'code':'none'},'extension':["
            + extension("questionnaire-optionExclusive", "Boolean", "true")
            + "]}]}";
    return Stream.of(
        row("one answer", item.formatted(""), two, ".item[0].answer[1].value answered-twice"),
        row("several where it repeats", item.formatted(",'repeats':true"), two),
        row("required", item.formatted(",'required':true"), "", ".item.where(linkId='a') required"),
        row(
            "required and hidden",
            item.formatted(
                ",'required':true,'extension':["
                    + extension("questionnaire-hidden", "Boolean", "true")
                    + "]"),
            "",
            ".item.where(linkId='a') required"),
        row("at least", item.formatted(least), two, ".item.where(linkId='a') too-few"),
        row("at most", item.formatted(most), two, ".item.where(linkId='a') too-many"),
        row(
            "an answer without a value",
            item.formatted(""),
            "{'linkId':'a','answer':[{'id':'x'}]}",
            ".item[0].answer[0].value required"),
        row(
            "one that excludes others",
            alone,
            "{'linkId':'a','answer':[{'valueCoding':{'code':'x'}},{'valueCoding':{'code':'none'}}]}",
            ".item[0].answer[1].value exclusive"));
  }

  /** Each type with an answer of it; each answer is wrong for every type but its own. */
}
