package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.InstrumentStore.Kept;
import health.trellis.assessment.instrument.InstrumentStore.KeptTranslation;
import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.http.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/**
 * The instruments that this service knows: those that are shipped, read and checked once at the
 * start, and the versions and translations that the site gave, looked for every two seconds so that
 * all copies of the service come to know them.
 */
@Startup
@Singleton
public class Instruments {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Site site;
  private volatile Shelf shelf;
  private volatile boolean stale = true;
  private @Nullable BackgroundLoop loop;

  /** What a site adds to what is shipped, in the order in which it came to be. */
  interface Site {
    /** Versions that came after one. */
    List<Kept> versionsAfter(long number);

    /** Translations that came after one. */
    List<KeptTranslation> translationsAfter(long number);
  }

  /** A site that adds nothing. */
  private static final class NoSite implements Site {
    @Override
    public List<Kept> versionsAfter(long number) {
      return List.of();
    }

    @Override
    public List<KeptTranslation> translationsAfter(long number) {
      return List.of();
    }
  }

  /** All versions by code, the newest last, and how far the site's own are known. */
  private record Shelf(
      Map<String, List<Edition>> editions, long lastVersion, long lastTranslation) {

    Shelf with(List<Kept> more) {
      if (more.isEmpty()) {
        return this;
      }
      Map<String, List<Edition>> all = new LinkedHashMap<>(editions);
      for (Kept kept : more) {
        List<Edition> versions =
            new ArrayList<>(all.getOrDefault(kept.instrument().code(), List.of()));
        versions.add(Edition.own(kept.instrument()));
        all.put(kept.instrument().code(), List.copyOf(versions));
      }
      return new Shelf(all, more.getLast().number(), lastTranslation);
    }

    Shelf translated(List<KeptTranslation> more) {
      if (more.isEmpty()) {
        return this;
      }
      Map<String, List<Edition>> all = new LinkedHashMap<>(editions);
      for (KeptTranslation kept : more) {
        Translation translation = kept.translation();
        all.computeIfPresent(
            translation.code(),
            (code, versions) -> versions.stream().map(e -> of(e, translation)).toList());
      }
      return new Shelf(all, lastVersion, more.getLast().number());
    }

    private static Edition of(Edition edition, Translation translation) {
      return edition.instrument().version().equals(translation.version())
          ? edition.with(translation)
          : edition;
    }
  }

  /** Only those that are shipped. */
  public Instruments() {
    this(new NoSite());
  }

  @Inject
  Instruments(InstrumentStore store) {
    this((Site) store);
  }

  private Instruments(Site site) {
    this.site = site;
    Map<String, List<Edition>> shipped = new LinkedHashMap<>();
    for (String code : InstrumentLoader.codes()) {
      Questionnaire form = InstrumentLoader.questionnaire(code);
      shipped.put(code, List.of(Edition.shipped(form, InstrumentLoader.instrument(code, form))));
    }
    shelf = new Shelf(shipped, 0, 0);
  }

  /** Tells that the site defined a version. */
  record Defined(String code) {}

  /** This copy knows at once; the others look now and then, so that no request waits for it. */
  void look(@Observes(during = TransactionPhase.AFTER_SUCCESS) Defined defined) {
    stale = true;
  }

  void start(@Observes StartupEvent event) {
    loop = BackgroundLoop.start("instruments", LOOK_AGAIN, this::lookForMore);
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
  }

  /** The newest version of all, in the order of the index, the site's own last. */
  public Collection<Instrument> all() {
    return editions().stream().map(Edition::instrument).toList();
  }

  /** The newest version of the instrument with a code. */
  public Optional<Instrument> find(String code) {
    return edition(code).map(Edition::instrument);
  }

  /** A version of an instrument. */
  public Optional<Instrument> find(String code, String version) {
    return edition(code, version).map(Edition::instrument);
  }

  /** The instrument that a request names; refuses (422) an unknown one. */
  public Instrument named(String code, String pointer) {
    return find(code)
        .orElseThrow(
            () -> Refusal.invalid(pointer, "unknown-instrument", "There is no such instrument."));
  }

  /** The instrument that somebody is to be asked; refuses (422) one without its text. */
  public Instrument askable(String code, String pointer) {
    Instrument instrument = named(code, pointer);
    if (!instrument.hasText()) {
      throw Refusal.invalid(
          pointer, "text-missing", "The site has not given this instrument's text yet.");
    }
    return instrument;
  }

  /** The newest version of the instrument of stored answers. */
  public Instrument stored(String code) {
    return find(code).orElseThrow(() -> new IllegalStateException("unknown instrument " + code));
  }

  /** The version that stored answers were given to; the newest where that one is gone. */
  public Instrument stored(String code, String version) {
    return find(code, version).orElseGet(() -> stored(code));
  }

  /** The instrument with a canonical address: the version it names, or the newest. */
  public Optional<Instrument> byUrl(String canonical) {
    int bar = canonical.indexOf('|');
    String url = bar < 0 ? canonical : canonical.substring(0, bar);
    return all().stream()
        .filter(instrument -> url.equals(instrument.url()))
        .findFirst()
        .flatMap(
            newest ->
                bar < 0 ? Optional.of(newest) : find(newest.code(), canonical.substring(bar + 1)));
  }

  /** A version in a language, or in English where it has not that one. */
  public Instrument in(Instrument instrument, @Nullable String language) {
    return language == null
        ? instrument
        : edition(instrument.code(), instrument.version())
            .map(edition -> edition.in(language))
            .orElse(instrument);
  }

  /** The language of a version that is nearest to one; empty where only English is left. */
  public Optional<String> spoken(Instrument instrument, @Nullable String language) {
    return edition(instrument.code(), instrument.version())
        .flatMap(edition -> edition.spoken(language));
  }

  /** The FHIR Questionnaire of an instrument, a copy. */
  public Optional<Questionnaire> questionnaire(String code) {
    return edition(code).map(edition -> QuestionnaireForm.released(edition.form().copy()));
  }

  /** The FHIR Questionnaire of one version of an instrument, a copy. */
  public Questionnaire form(Instrument instrument) {
    return edition(instrument.code(), instrument.version()).orElseThrow().form().copy();
  }

  /** Those of all FHIR Questionnaires that fit, copies. */
  List<Questionnaire> questionnaires(Predicate<Questionnaire> fits) {
    return editions().stream()
        .map(Edition::form)
        .filter(fits)
        .map(form -> QuestionnaireForm.released(form.copy()))
        .toList();
  }

  List<Edition> editions() {
    return shelf().editions().values().stream().map(List::getLast).toList();
  }

  Optional<Edition> edition(String code) {
    return Optional.ofNullable(shelf().editions().get(code)).map(List::getLast);
  }

  Optional<Edition> edition(String code, String version) {
    return shelf().editions().getOrDefault(code, List.of()).stream()
        .filter(edition -> edition.instrument().version().equals(version))
        .findFirst();
  }

  private Shelf shelf() {
    if (stale) {
      lookForMore();
    }
    return shelf;
  }

  private synchronized void lookForMore() {
    stale = false;
    // Translations first: the versions that they are of are then surely among those read.
    List<KeptTranslation> words = site.translationsAfter(shelf.lastTranslation());
    shelf = shelf.with(site.versionsAfter(shelf.lastVersion())).translated(words);
  }
}
