package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.TranslationDto.NewTranslation;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Lets a site give instruments their official words in further languages. */
@ApplicationScoped
class Translating {
  private final Instruments instruments;
  private final InstrumentStore store;
  private final CurrentUser user;
  private final Event<Instruments.Defined> defined;
  private final Clock clock;

  Translating(
      Instruments instruments,
      InstrumentStore store,
      CurrentUser user,
      Event<Instruments.Defined> defined,
      Clock clock) {
    this.instruments = instruments;
    this.store = store;
    this.user = user;
    this.defined = defined;
    this.clock = clock;
  }

  /** Shows what people would read; keeps nothing. */
  @Transactional
  Edition dryRun(String code, NewTranslation wanted) {
    Edition edition = edition(code, wanted);
    return edition.with(checked(edition, wanted));
  }

  /** Keeps a translation, or the correction of one. */
  @Transactional
  Edition translate(String code, NewTranslation wanted) {
    store.lock();
    Edition edition = edition(code, wanted);
    Translation translation = checked(edition, wanted);
    store.keep(translation, wanted.correction(), user.subject(), clock.instant());
    defined.fire(new Instruments.Defined(code));
    return edition.with(translation);
  }

  private Edition edition(String code, NewTranslation wanted) {
    if (instruments.find(code).isEmpty()) {
      throw Refusal.notFound("instrument");
    }
    Edition edition =
        instruments
            .edition(code, wanted.version())
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "/version", "other-version", "We hold no such version of this form."));
    if (!edition.instrument().hasText()) {
      throw Refusal.invalid(
          "/version", "text-missing", "The site has not given this instrument's text yet.");
    }
    return edition;
  }

  private Translation checked(Edition edition, NewTranslation wanted) {
    Translation translation = wanted.of(edition.instrument());
    List<FieldError> faults = TranslationRules.faults(edition.form(), translation);
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults);
    }
    boolean there =
        edition.languages().contains(wanted.language()) || store.isTranslated(translation);
    if (there && wanted.correction() == null) {
      throw Refusal.conflict(
          "translation-exists", "It has this language. To mend its words, say what is corrected.");
    }
    if (!there && wanted.correction() != null) {
      throw Refusal.invalid(
          "/correction", "nothing-to-correct", "It has no words in this language yet.");
    }
    return translation;
  }
}
