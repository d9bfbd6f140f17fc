package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.Instrument.AskedWhen;
import health.trellis.assessment.instrument.Instrument.Item;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** FHIR Questionnaires: of a site's own instruments, and in the languages that a form holds. */
final class QuestionnaireForm {
  private static final String ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
  private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

  private static final String SDC =
      "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire";

  /** The linkId of an introduction. */
  static final String INTRODUCTION = "lead";

  private QuestionnaireForm() {}

  /** The form of an instrument that came as such. */
  static Questionnaire of(Instrument instrument) {
    Questionnaire form = new Questionnaire();
    form.setId(instrument.code());
    form.setUrl(instrument.url()).setVersion(instrument.version());
    form.setName(instrument.code().replace("-", "_")).setTitle(instrument.title());
    form.setStatus(PublicationStatus.ACTIVE).addSubjectType("Patient");
    form.setCopyright(instrument.copyright());
    if (instrument.loinc() != null) {
      form.addCode(new Coding("http://loinc.org", instrument.loinc(), null));
    }
    if (instrument.introduction() != null) {
      form.addItem()
          .setLinkId(INTRODUCTION)
          .setText(instrument.introduction())
          .setType(QuestionnaireItemType.DISPLAY);
    }
    instrument.items().forEach(item -> form.addItem(item(instrument, item)));
    return form;
  }

  private static QuestionnaireItemComponent item(Instrument instrument, Item item) {
    QuestionnaireItemComponent made = new QuestionnaireItemComponent();
    made.setLinkId(item.linkId()).setText(item.text()).setRequired(item.required());
    made.setType(QuestionnaireItemType.CHOICE);
    for (Instrument.Option option : item.options()) {
      made.addAnswerOption()
          .setValue(new Coding(option.system(), option.code(), option.label()))
          .addExtension(new Extension(ORDINAL, new DecimalType(option.ordinal())));
    }
    AskedWhen when = item.askedWhen();
    if (when != null) {
      Item before = instrument.item(when.linkId()).orElseThrow();
      for (String code : when.optionCodes()) {
        made.addEnableWhen()
            .setQuestion(when.linkId())
            .setOperator(QuestionnaireItemOperator.EQUAL)
            .setAnswer(new Coding(before.option(code).orElseThrow().system(), code, null));
      }
      if (when.optionCodes().size() > 1) {
        made.setEnableBehavior(EnableWhenBehavior.ANY);
      }
    }
    return made;
  }

  /** Says what the form is for clients that render it (SDC 3.0.0, base profile). */
  static Questionnaire released(Questionnaire form) {
    form.getMeta().getProfile().clear();
    form.getMeta().addProfile(SDC);
    return form;
  }

  /** The languages that a form holds beside English. */
  static Set<String> languages(Questionnaire form) {
    Set<String> found = new TreeSet<>();
    texts(
        form,
        text -> text.getExtensionsByUrl(TRANSLATION).forEach(t -> found.add(part(t, "lang"))));
    return found;
  }

  /** The form with its texts in a language, where it has them. */
  static Questionnaire in(Questionnaire form, String language) {
    Questionnaire translated = form.copy();
    translated.setLanguage(language);
    texts(
        translated,
        text ->
            text.getExtensionsByUrl(TRANSLATION).stream()
                .filter(t -> language.equals(part(t, "lang")))
                .forEach(t -> text.setValueAsString(part(t, "content"))));
    return translated;
  }

  /** The form with the words of a translation beside its own. */
  static Questionnaire with(Questionnaire form, Translation translation) {
    Questionnaire more = form.copy();
    add(more.getTitleElement(), translation.language(), translation.title());
    for (QuestionnaireItemComponent item : more.getItem()) {
      add(item.getTextElement(), translation.language(), translation.items().get(item.getLinkId()));
      for (QuestionnaireItemAnswerOptionComponent choice : item.getAnswerOption()) {
        Coding option = choice.getValueCoding();
        add(display(option), translation.language(), translation.option(item.getLinkId(), option));
      }
    }
    return more;
  }

  private static void add(PrimitiveType<String> text, String language, @Nullable String words) {
    text.getExtension()
        .removeIf(e -> TRANSLATION.equals(e.getUrl()) && language.equals(part(e, "lang")));
    Extension made = text.addExtension();
    made.setUrl(TRANSLATION);
    made.addExtension("lang", new CodeType(language));
    made.addExtension("content", new StringType(words));
  }

  private static void texts(Questionnaire form, Consumer<PrimitiveType<String>> each) {
    each.accept(form.getTitleElement());
    for (QuestionnaireItemComponent item : form.getItem()) {
      each.accept(item.getTextElement());
      item.getAnswerOption().forEach(o -> each.accept(display(o.getValueCoding())));
    }
  }

  private static StringType display(Coding coding) {
    return coding.getDisplayElement();
  }

  private static String part(Extension translation, String name) {
    return translation.getExtensionByUrl(name).getValue().primitiveValue();
  }
}
