package health.trellis.assessment.instrument;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import health.trellis.assessment.instrument.Instrument.AskedWhen;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
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
          .getSchema(
              text("instruments/scoring.schema.json"),
              SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());

  private InstrumentLoader() {}

  /** The codes of all instruments that we ship. */
  static List<String> codes() {
    return text("instruments/index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  static Questionnaire questionnaire(String code) {
    return Fhir.parse(text("instruments/" + code + ".questionnaire.json"), Questionnaire.class);
  }

  /** Reads an instrument that we ship; fails where its two files do not fit together. */
  static Instrument instrument(String code, Questionnaire questionnaire) {
    Instrument instrument = instrument(questionnaire, scoring(code));
    List<FieldError> faults = InstrumentRules.faults(instrument);
    if (!faults.isEmpty() || !code.equals(instrument.code())) {
      throw new IllegalStateException("instrument " + code + " is broken: " + faults);
    }
    return instrument;
  }

  /** Reads an instrument of its form and scoring, in the form's language. */
  static Instrument instrument(Questionnaire questionnaire, Scoring scoring) {
    return new Instrument(
        questionnaire.getIdPart(),
        questionnaire.getVersion(),
        questionnaire.getUrl(),
        questionnaire.getTitle(),
        loinc(questionnaire.getCodeFirstRep()),
        questionnaire.getCopyright(),
        introduction(questionnaire),
        questionnaire.getItem().stream()
            .filter(item -> item.getType() == QuestionnaireItemType.CHOICE)
            .map(InstrumentLoader::item)
            .toList(),
        scoring);
  }

  private static @Nullable String introduction(Questionnaire questionnaire) {
    return questionnaire.getItem().stream()
        .filter(item -> item.getType() == QuestionnaireItemType.DISPLAY)
        .map(QuestionnaireItemComponent::getText)
        .reduce((before, next) -> before + "\n" + next)
        .orElse(null);
  }

  /**
   * Reads a scoring definition.
   *
   * @throws Refusal 422 with what the schema says against it, below {@code /scoring}
   */
  static Scoring scoring(JsonNode definition) {
    List<FieldError> faults =
        SCHEMA.validate(definition).stream()
            .map(
                fault ->
                    new FieldError(
                        "/scoring" + fault.getInstanceLocation().toString(),
                        fault.getType(),
                        fault.getMessage()))
            .toList();
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults);
    }
    return JSON.convertValue(definition, Scoring.class);
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
    return new AskedWhen(
        when.getQuestion(),
        item.getEnableWhen().stream().map(w -> w.getAnswerCoding().getCode()).toList());
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
