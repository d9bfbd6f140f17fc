package health.trellis.assessment.form;

import static health.trellis.assessment.form.FormRow.answer;
import static health.trellis.assessment.form.FormRow.row;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** When FHIR R4 has an item asked: every operator, and several conditions together. */
class EnablementTest {
  private static final String YES = "{'linkId':'ask','answer':[{'valueBoolean':true}]}";

  /** Operator, what it is held against, the answer before, whether the item is asked. */
  @TestFactory
  Stream<DynamicTest> conditions() {
    return """
        exists|'answerBoolean':true|'valueInteger':1|true
        exists|'answerBoolean':true||false
        exists|'answerBoolean':false||true
        exists|'answerBoolean':false|'valueInteger':1|false
        =|'answerInteger':1|'valueInteger':1|true
        =|'answerInteger':1|'valueInteger':2|false
        =|'answerInteger':1||false
        !=|'answerInteger':1|'valueInteger':2|true
        !=|'answerInteger':1|'valueInteger':1|false
        !=|'answerInteger':1||true
        >|'answerInteger':1|'valueInteger':2|true
        >|'answerInteger':1|'valueInteger':1|false
        >=|'answerInteger':1|'valueInteger':1|true
        >=|'answerInteger':1|'valueInteger':0|false
        <|'answerInteger':1|'valueInteger':0|true
        <|'answerInteger':1|'valueInteger':1|false
        <=|'answerInteger':1|'valueInteger':1|true
        <=|'answerInteger':1|'valueInteger':2|false
        >|'answerInteger':1||false
        =|'answerDecimal':1.5|'valueDecimal':1.50|true
        >|'answerDate':'2026-01-01'|'valueDate':'2026-01-02'|true
        <|'answerTime':'10:00:00'|'valueTime':'09:00:00'|true
        =|'answerString':'x'|'valueString':'x'|true
        =|'answerCoding':{'system':'s','code':'x'}|'valueCoding':{'system':'s','code':'x'}|true
        =|'answerCoding':{'system':'s','code':'x'}|'valueCoding':{'system':'t','code':'x'}|false
        >|'answerQuantity':{'value':1,'code':'kg'}|'valueQuantity':{'value':2,'code':'kg'}|true
        >|'answerQuantity':{'value':1,'code':'kg'}|'valueQuantity':{'value':2,'code':'g'}|false
        =|'answerReference':{'reference':'Group/1'}|'valueReference':{'reference':'Group/1'}|true
        """
        .lines()
        .map(line -> line.split("\\|"))
        .map(c -> condition(c[0], c[1], c[2], Boolean.parseBoolean(c[3])));
  }

  private static DynamicTest condition(String operator, String wanted, String given, boolean asks) {
    String type = given.isEmpty() ? "integer" : type(given);
    String before = given.isEmpty() ? "" : "{'linkId':'q','answer':[{" + given + "}]},";
    return row(
        operator + " " + wanted + " with " + given,
        "{'linkId':'q','type':'"
            + type
            + "'},{'linkId':'a','type':'integer','enableWhen':"
            + "[{'question':'q','operator':'"
            + operator
            + "',"
            + wanted
            + "}]}",
        before + answer("'valueInteger':1"),
        asks ? new String[0] : new String[] {".item[" + (given.isEmpty() ? 0 : 1) + "] not-asked"});
  }

  private static String type(String given) {
    String name = given.substring("'value".length(), given.indexOf("':"));
    String type = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return type.equals("coding") ? "choice" : type;
  }

  @TestFactory
  Stream<DynamicTest> severalConditions() {
    String when =
        "{'linkId':'q','type':'integer','repeats':true},{'linkId':'r','type':'integer'},"
            + "{'linkId':'a','type':'integer','required':true%s,'enableWhen':["
            + "{'question':'q','operator':'=','answerInteger':1},"
            + "{'question':'r','operator':'=','answerInteger':1}]}";
    String any = when.formatted(",'enableBehavior':'any'");
    String all = when.formatted(",'enableBehavior':'all'");
    String q = "{'linkId':'q','answer':[{'valueInteger':0},{'valueInteger':1}]}";
    String both = q + ",{'linkId':'r','answer':[{'valueInteger':1}]}";
    String missing = ".item.where(linkId='a') required";
    String looped =
        "{'linkId':'g','type':'group','repeats':true,'item':[{'linkId':'q','type':'integer'},"
            + "{'linkId':'h','type':'group','item':[{'linkId':'a','type':'integer','enableWhen':["
            + "{'question':'q','operator':'=','answerInteger':1}]}]}]}";
    String instance =
        "{'linkId':'g','item':[{'linkId':'q','answer':[{'valueInteger':%d}]},"
            + "{'linkId':'h','item':[{'linkId':'a','answer':[{'valueInteger':1}]}]}]}";
    return Stream.of(
        row("any: none holds, it need not be answered", any, ""),
        row("any: one of several answers holds", any, q, missing),
        row("all: one holds", all, q),
        row("all: both hold", all, both, missing),
        row("not asked but there without an answer", all, "{'linkId':'a'}"),
        row(
            "each instance of a group looks at its own question",
            looped,
            instance.formatted(1) + "," + instance.formatted(2),
            ".item[1].item[1].item[0] not-asked"),
        row(
            "what is below a group that is not asked",
            "{'linkId':'ask','type':'boolean'},{'linkId':'g','type':'group','enableWhen':["
                + "{'question':'ask','operator':'=','answerBoolean':false}],'item':["
                + "{'linkId':'in','type':'integer','required':true}]}",
            YES + ",{'linkId':'g','item':[{'linkId':'in','answer':[{'valueInteger':1}]}]}",
            ".item[1] not-asked"),
        row(
            "what is required below a group that is not asked",
            "{'linkId':'ask','type':'boolean'},{'linkId':'g','type':'group','enableWhen':["
                + "{'question':'ask','operator':'=','answerBoolean':false}],'item':["
                + "{'linkId':'in','type':'integer','required':true}]}",
            YES));
  }
}
