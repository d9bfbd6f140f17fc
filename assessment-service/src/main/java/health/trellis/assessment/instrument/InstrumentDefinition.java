package health.trellis.assessment.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.assessment.instrument.Instrument.AskedWhen;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Score.BandName;
import health.trellis.assessment.instrument.Score.Finding;
import health.trellis.kit.http.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP when a site defines instruments. */
public final class InstrumentDefinition {
  static final String CODE = "[a-z][a-z0-9-]{1,39}";
  private static final String LINK_ID = "[A-Za-z0-9][A-Za-z0-9.-]{0,39}";
  private static final String NOT_BLANK = "(?s).*\\S.*";
  private static final String URL = "https://trellis.health/fhir/Questionnaire/";
  private static final String CODES = "https://trellis.health/fhir/CodeSystem/";

  private InstrumentDefinition() {}

  /**
   * A site's own instrument.
   *
   * @param code its name in paths and batteries
   * @param version its version; a new one takes the place of the one before, which stays readable
   * @param title for people to read
   * @param copyright who holds the text; shown with the questions
   * @param introduction what is read before the first question; absent where there is nothing
   * @param items the questions in their order
   * @param scoring how answers become a score, by the published schema
   */
  public record NewInstrument(
      @NotNull @Pattern(regexp = CODE) String code,
      @NotNull @Pattern(regexp = "[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}") String version,
      @NotBlank @Size(max = 200) String title,
      @NotBlank @Size(max = 1000) String copyright,
      @Nullable @Pattern(regexp = NOT_BLANK) @Size(max = 1000) String introduction,
      @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid NewItem> items,
      @Schema(implementation = Object.class) @NotNull JsonNode scoring) {

    Instrument instrument() {
      return new Instrument(
          code,
          version,
          URL + code,
          title,
          null,
          copyright,
          introduction,
          items.stream().map(item -> item.item(CODES + code)).toList(),
          InstrumentLoader.scoring(scoring));
    }
  }

  /**
   * A question.
   *
   * @param linkId its id
   * @param text the question
   * @param required whether the answers are incomplete without it
   * @param askedWhen asked only when a question before was answered so
   * @param options the answers to choose from, at least two, the least first
   */
  public record NewItem(
      @NotNull @Pattern(regexp = LINK_ID) String linkId,
      @NotBlank @Size(max = 1000) String text,
      boolean required,
      @Nullable AskedWhen askedWhen,
      @NotNull @Size(max = 40) List<@NotNull @Valid NewOption> options) {

    Item item(String system) {
      return new Item(
          linkId,
          text,
          required,
          askedWhen,
          options.stream().map(o -> new Option(system, o.code(), o.label(), o.ordinal())).toList());
    }
  }

  /**
   * An answer to choose.
   *
   * @param code its code
   * @param label for people to read
   * @param ordinal its points
   */
  public record NewOption(
      @NotNull @Pattern(regexp = LINK_ID) String code,
      @NotBlank @Size(max = 300) String label,
      @NotNull @PositiveOrZero Integer ordinal) {}

  /**
   * A trial of an instrument.
   *
   * @param instrument the instrument
   * @param samples answers to try
   */
  public record Trial(
      @NotNull @Valid NewInstrument instrument,
      @NotNull @Size(max = 50) List<@NotNull @Valid Sample> samples) {}

  /**
   * Answers to try.
   *
   * @param name what the sample shows
   * @param sex administrative sex, where bands depend on it
   * @param answers option code or ordinal by item
   */
  public record Sample(
      @NotBlank @Size(max = 100) String name,
      @Nullable @Pattern(regexp = "male|female|other|unknown") String sex,
      @NotNull @Size(max = 100) Map<String, @NotNull JsonNode> answers) {}

  /**
   * What a trial came to. Nothing is kept.
   *
   * @param samples the results in the order of the samples
   */
  public record TrialResult(List<SampleResult> samples) {}

  /**
   * What a sample came to.
   *
   * @param name the sample
   * @param faults what is wrong with its answers; empty when they could be scored
   * @param score the total; absent where there is none
   * @param prorated whether missing items were made up for
   * @param subscores by code
   * @param subscoreBands what they mean
   * @param band what it means
   * @param findings reasons for a human to act
   * @param leadsTo what else would be asked
   */
  public record SampleResult(
      String name,
      List<FieldError> faults,
      @Nullable Integer score,
      boolean prorated,
      Map<String, Integer> subscores,
      Map<String, BandName> subscoreBands,
      @Nullable BandName band,
      List<Finding> findings,
      List<String> leadsTo) {

    static SampleResult broken(String name, List<FieldError> faults) {
      return new SampleResult(
          name, faults, null, false, Map.of(), Map.of(), null, List.of(), List.of());
    }

    static SampleResult of(String name, Scoring scoring, Score score) {
      return new SampleResult(
          name,
          List.of(),
          score.total(),
          score.prorated(),
          score.subscores(),
          Scorer.bands(scoring, score.subscores()),
          score.band(),
          score.findings(),
          Scorer.leadsTo(scoring, score.total(), score.subscores()));
    }
  }

  /**
   * The text of a licensed instrument.
   *
   * @param permission by what right the site uses it, for example the license's number
   * @param copyright the holder's notice, shown with the questions
   * @param introduction what is read before the first question; absent where there is nothing
   * @param items the text of every question by linkId
   * @param options the text of answers by option code; those not named keep their label
   */
  public record SiteText(
      @NotBlank @Size(max = 500) String permission,
      @NotBlank @Size(max = 1000) String copyright,
      @Nullable @Pattern(regexp = NOT_BLANK) @Size(max = 1000) String introduction,
      @NotNull @Size(max = 100) Map<String, @NotBlank @Size(max = 1000) String> items,
      @NotNull @Size(max = 400) Map<String, @NotBlank @Size(max = 300) String> options) {}
}
