package health.trellis.assessment.instrument;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP when a site translates instruments. */
public final class TranslationDto {
  /** A language, or a language and a region. */
  public static final String LANGUAGE = "[a-z]{2}(-[A-Z]{2})?";

  private TranslationDto() {}

  /**
   * The words of an instrument version in another language.
   *
   * @param version the version that they belong to
   * @param language BCP 47: a language, or a language and a region, for example es or es-MX
   * @param title for people to read
   * @param items the text of everything that the form shows, by linkId
   * @param options the text of answers by option code, or by linkId/code where items word the same
   *     code differently
   * @param source where the words were published, and by what right the site uses them
   * @param correction what was wrong with the words before; only where there are some
   */
  public record NewTranslation(
      @NotBlank @Size(max = 40) String version,
      @NotNull @Pattern(regexp = LANGUAGE) String language,
      @NotBlank @Size(max = 200) String title,
      @NotNull @Size(max = 100) Map<String, @NotBlank @Size(max = 1000) String> items,
      @NotNull @Size(max = 400) Map<String, @NotBlank @Size(max = 300) String> options,
      @NotBlank @Size(max = 500) String source,
      @Nullable @Size(min = 1, max = 500) String correction) {

    Translation of(Instrument instrument) {
      return new Translation(
          instrument.code(), instrument.version(), language, title, items, options, source);
    }
  }
}
