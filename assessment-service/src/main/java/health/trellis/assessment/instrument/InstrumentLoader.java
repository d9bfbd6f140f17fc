package health.trellis.assessment.instrument;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import health.trellis.assessment.instrument.Instrument.AskedWhen;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.kit.fhir.Fhir;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/** Reads instruments from their data files. */
final class InstrumentLoader {
  private static final String ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final String LOINC = "http://loinc.org";
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(text("instruments/scoring.schema.json"));

  private InstrumentLoader() {}

  /** The codes of all instruments that we ship. */
  static List<String> codes() {
    return text("instruments/index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  static Questionnaire questionnaire(String code) {
    return Fhir.parse(text("instruments/" + code + ".questionnaire.json"), Questionnaire.class);
  }

  /** Reads an instrument and checks that its two files fit together. */
  static Instrument instrument(String code, Questionnaire questionnaire) {
    Instrument instrument =
        new Instrument(
            questionnaire.getIdPart(),
            questionnaire.getVersion(),
            questionnaire.getUrl(),
            questionnaire.getTitle(),
            loinc(questionnaire.getCodeFirstRep()),
            questionnaire.getCopyright(),
            questionnaire.getItem().stream()
                .filter(item -> item.getType() == QuestionnaireItemType.CHOICE)
                .map(InstrumentLoader::item)
                .toList(),
            scoring(code));
    InstrumentRules.check(code, instrument);
    return instrument;
  }

  private static @Nullable String loinc(Coding coding) {
    return LOINC.equals(coding.getSystem()) ? coding.getCode() : null;
  }

  private static Scoring scoring(String code) {
    String definition = text("instruments/" + code + ".scoring.json");
    Set<ValidationMessage> faults = SCHEMA.validate(definition, InputFormat.JSON);
    if (!faults.isEmpty()) {
      throw new IllegalStateException("the scoring of " + code + " is not valid: " + faults);
    }
    try {
      return JSON.readValue(definition, new TypeReference<Scoring>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException("the scoring of " + code + " cannot be read", broken);
    }
  }

  private static Item item(QuestionnaireItemComponent item) {
    return new Item(
        item.getLinkId(),
        item.getText(),
        item.getRequired(),
        askedWhen(item),
        item.getAnswerOption().stream().map(InstrumentLoader::option).toList());
  }

  private static @Nullable AskedWhen askedWhen(QuestionnaireItemComponent item) {
    if (!item.hasEnableWhen()) {
      return null;
    }
    var when = item.getEnableWhenFirstRep();
    return new AskedWhen(when.getQuestion(), when.getAnswerCoding().getCode());
  }

  private static Option option(QuestionnaireItemAnswerOptionComponent option) {
    Coding coding = option.getValueCoding();
    DecimalType ordinal = (DecimalType) option.getExtensionByUrl(ORDINAL).getValue();
    return new Option(
        coding.getSystem(),
        coding.getCode(),
        coding.getDisplay(),
        ordinal.getValue().intValueExact());
  }

  private static String text(String path) {
    try (InputStream file = InstrumentLoader.class.getClassLoader().getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("missing: " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
