package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.InstrumentDefinition.NewInstrument;
import health.trellis.assessment.instrument.InstrumentDefinition.Sample;
import health.trellis.assessment.instrument.InstrumentDefinition.SampleResult;
import health.trellis.assessment.instrument.InstrumentDefinition.SiteText;
import health.trellis.assessment.instrument.InstrumentDefinition.Trial;
import health.trellis.assessment.instrument.InstrumentDefinition.TrialResult;
import health.trellis.assessment.instrument.InstrumentStore.Origin;
import health.trellis.assessment.instrument.Scoring.Lead;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets a site define its own instruments and switch on licensed ones. */
@ApplicationScoped
class InstrumentDefining {
  private final Instruments instruments;
  private final InstrumentStore store;
  private final CurrentUser user;
  private final Event<Instruments.Defined> defined;
  private final Clock clock;

  InstrumentDefining(
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

  /** Tries an instrument on answers; keeps nothing. */
  TrialResult dryRun(Trial trial) {
    Instrument instrument = checked(trial.instrument());
    return new TrialResult(trial.samples().stream().map(s -> result(instrument, s)).toList());
  }

  /** Keeps a version of an own instrument. */
  @Transactional
  Edition define(NewInstrument wanted) {
    Instrument instrument = checked(wanted);
    store.lock();
    Set<String> shipped = Set.copyOf(InstrumentLoader.codes());
    if (shipped.contains(instrument.code())) {
      throw Refusal.invalid("/code", "shipped", "This code is one of the shipped instruments.");
    }
    refuseOldVersion(instrument);
    return keep(instrument, Origin.OWN, instrument.copyright());
  }

  /** Switches a licensed instrument on. */
  @Transactional
  Edition giveText(String code, SiteText text) {
    store.lock();
    Instrument bare = instruments.find(code).orElseThrow(() -> Refusal.notFound("instrument"));
    if (bare.hasText()) {
      throw Refusal.conflict("has-text", "This instrument has its text.");
    }
    refuseUnfit(bare, text);
    return keep(withText(bare, text), Origin.SITE_TEXT, text.permission());
  }

  private Edition keep(Instrument instrument, Origin origin, String permission) {
    store.keep(instrument, origin, permission, user.subject(), clock.instant());
    defined.fire(new Instruments.Defined(instrument.code()));
    return Edition.own(instrument);
  }

  private Instrument checked(NewInstrument wanted) {
    Instrument instrument = wanted.instrument();
    List<FieldError> faults = new ArrayList<>(InstrumentRules.faults(instrument));
    faults.addAll(leads(instrument));
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults);
    }
    return instrument;
  }

  /** What it leads to exists, and leads back to it by no way. */
  private List<FieldError> leads(Instrument instrument) {
    List<FieldError> faults = new ArrayList<>();
    for (int i = 0; i < instrument.scoring().leadsTo().size(); i++) {
      String place = "/scoring/leadsTo/" + i + "/instruments";
      Lead lead = instrument.scoring().leadsTo().get(i);
      for (String code : lead.instruments()) {
        if (!code.equals(instrument.code()) && instruments.find(code).isEmpty()) {
          faults.add(new FieldError(place, "unknown-instrument", "There is no " + code + "."));
        } else if (leadsBack(code, instrument.code())) {
          faults.add(new FieldError(place, "cycle", code + " leads back to this instrument."));
        }
      }
    }
    return faults;
  }

  private boolean leadsBack(String from, String to) {
    Deque<String> open = new ArrayDeque<>(List.of(from));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String code = open.pop();
      if (code.equals(to)) {
        return !from.equals(to);
      }
      if (seen.add(code)) {
        instruments
            .find(code)
            .ifPresent(i -> i.scoring().leadsTo().forEach(l -> open.addAll(l.instruments())));
      }
    }
    return false;
  }

  private void refuseOldVersion(Instrument instrument) {
    instruments
        .find(instrument.code())
        .map(Instrument::version)
        .filter(held -> compare(instrument.version(), held) <= 0)
        .ifPresent(
            held -> {
              throw Refusal.conflict(
                  "version-exists", "Versions are kept as they are; the newest is " + held + ".");
            });
  }

  /** Versions are three numbers. */
  private static int compare(String one, String other) {
    String[] ours = one.split("\\.", -1);
    String[] theirs = other.split("\\.", -1);
    for (int i = 0; i < ours.length; i++) {
      int order = Integer.compare(Integer.parseInt(ours[i]), Integer.parseInt(theirs[i]));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static SampleResult result(Instrument instrument, Sample sample) {
    List<Given> given = Given.of(sample.answers());
    try {
      var answers = AnswerCheck.complete(instrument, given, item -> "/answers/" + item);
      return SampleResult.of(
          sample.name(), instrument.scoring(), Scorer.score(instrument, answers, sample.sex()));
    } catch (Refusal refused) {
      return SampleResult.broken(sample.name(), refused.errors());
    }
  }

  private static void refuseUnfit(Instrument bare, SiteText text) {
    List<FieldError> faults = new ArrayList<>();
    for (Item item : bare.items()) {
      if (!text.items().containsKey(item.linkId())) {
        faults.add(
            new FieldError("/items/" + item.linkId(), "required", "Every question has a text."));
      }
    }
    for (String linkId : text.items().keySet()) {
      if (bare.item(linkId).isEmpty()) {
        faults.add(
            new FieldError("/items/" + linkId, "unknown-item", "The instrument has no such item."));
      }
    }
    for (String code : text.options().keySet()) {
      if (bare.items().stream().noneMatch(item -> item.option(code).isPresent())) {
        faults.add(
            new FieldError("/options/" + code, "unknown-option", "No item has such an option."));
      }
    }
    if (!faults.isEmpty()) {
      throw Refusal.invalid(faults);
    }
  }

  private static Instrument withText(Instrument bare, SiteText text) {
    return new Instrument(
        bare.code(),
        bare.version() + "-site",
        bare.url(),
        bare.title(),
        bare.loinc(),
        text.copyright(),
        text.introduction(),
        bare.items().stream().map(item -> withText(item, text)).toList(),
        bare.scoring().with(bare.use().withText()));
  }

  private static Item withText(Item item, SiteText text) {
    Map<String, String> labels = text.options();
    return new Item(
        item.linkId(),
        text.items().getOrDefault(item.linkId(), item.text()),
        item.required(),
        item.askedWhen(),
        item.options().stream()
            .map(
                o ->
                    new Option(
                        o.system(),
                        o.code(),
                        labels.getOrDefault(o.code(), o.label()),
                        o.ordinal()))
            .toList());
  }
}
