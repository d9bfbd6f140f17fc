package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Scoring.Band;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients see of instruments. */
public final class InstrumentDto {
  private InstrumentDto() {}

  /**
   * An instrument with all that an app needs to ask it.
   *
   * @param code for example phq-9
   * @param version version of the form
   * @param url canonical address of the FHIR Questionnaire
   * @param title for people to read
   * @param loinc LOINC code of the panel; absent where LOINC has none
   * @param copyright to be shown with the questions
   * @param introduction to be read before the first question; absent where there is nothing
   * @param items the questions
   * @param bands what totals mean, by sex; any where it does not matter
   * @param higherIsBetter whether a higher total is the better one
   * @param subscores what some items come to, each with its bands
   * @param leadsTo what else is asked where a score is high
   * @param rater who answers it
   * @param minutes how long that usually takes
   * @param mayDecline the items that one may decline to answer
   * @param textIncluded whether the words are here; without them nobody can be asked
   * @param languages in which it can be read beside English
   * @param translationSource where the words shown are from, in a language that the site gave
   * @param source where the scoring is published
   */
  public record InstrumentView(
      String code,
      String version,
      String url,
      String title,
      @Nullable String loinc,
      String copyright,
      @Nullable String introduction,
      List<Item> items,
      Map<String, List<Band>> bands,
      boolean higherIsBetter,
      List<Scoring.Subscore> subscores,
      List<Scoring.Lead> leadsTo,
      Use.Rater rater,
      int minutes,
      List<String> mayDecline,
      boolean textIncluded,
      Set<String> languages,
      @Nullable String translationSource,
      String source) {

    static InstrumentView of(Edition edition, @Nullable String language) {
      Instrument instrument = edition.in(language);
      Scoring.Total total = instrument.scoring().total();
      return new InstrumentView(
          instrument.code(),
          instrument.version(),
          instrument.url(),
          instrument.title(),
          instrument.loinc(),
          instrument.copyright(),
          instrument.introduction(),
          instrument.items(),
          instrument.scoring().bands(),
          total != null && total.higherIsBetter(),
          instrument.scoring().subscores(),
          instrument.scoring().leadsTo(),
          instrument.use().rater(),
          instrument.use().minutes(),
          instrument.use().mayDecline(),
          instrument.hasText(),
          edition.languages(),
          edition.spoken(language).map(edition.sources()::get).orElse(null),
          instrument.scoring().source());
    }
  }
}
