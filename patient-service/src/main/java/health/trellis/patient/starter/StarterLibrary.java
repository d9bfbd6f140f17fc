package health.trellis.patient.starter;

import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.json.EventJson;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.program.Programs;
import health.trellis.patient.starter.StarterDto.StarterSummary;
import health.trellis.patient.starter.StarterDto.StarterView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The starters that ship with Trellis, and those that program admins wrote. */
@ApplicationScoped
class StarterLibrary {
  private static final String RESOURCE = "/starters/starters.json";
  private static final String WHAT = "plan-starter";

  private final List<Starter> builtIn;
  private final OwnStarters own;
  private final Programs programs;
  private final CurrentUser user;
  private final Clock clock;

  StarterLibrary(OwnStarters own, Programs programs, CurrentUser user, Clock clock) {
    this.builtIn = load();
    this.own = own;
    this.programs = programs;
    this.user = user;
    this.clock = clock;
  }

  /** A starter and the version for its ETag; 0 for one that ships with Trellis. */
  record Versioned(StarterView view, long version) {}

  private static List<Starter> load() {
    try (InputStream in =
        Objects.requireNonNull(StarterLibrary.class.getResourceAsStream(RESOURCE))) {
      return EventJson.mapper().readValue(in, new TypeReference<List<Starter>>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * All that are not retired, or those for a diagnosis in ICD-10-CM: own ones first, and of these a
   * site's. With a site no other site's.
   */
  @Transactional
  List<StarterSummary> list(@Nullable String diagnosis, @Nullable UUID siteId) {
    return Stream.concat(
            own.current().stream()
                .map(OwnStarter::content)
                .filter(s -> siteId == null || s.siteId() == null || siteId.equals(s.siteId()))
                .sorted(Comparator.comparing(s -> s.siteId() == null))
                .map(starter -> summary(starter, false)),
            builtIn.stream().map(starter -> summary(starter, true)))
        .filter(s -> diagnosis == null || s.conditions().stream().anyMatch(diagnosis::startsWith))
        .toList();
  }

  private static StarterSummary summary(Starter s, boolean builtIn) {
    return new StarterSummary(s.code(), s.title(), s.conditions(), s.about(), builtIn, s.siteId());
  }

  /** A starter with a draft that begins on a day; today when absent. */
  @Transactional
  Versioned read(String code, @Nullable LocalDate from) {
    LocalDate first = Objects.requireNonNullElseGet(from, this::today);
    return builtIn(code)
        .map(starter -> new Versioned(view(starter, true, null, first), 0))
        .or(() -> own.findByIdOptional(code).map(starter -> versioned(starter, first)))
        .orElseThrow(() -> Refusal.notFound(WHAT));
  }

  @Transactional
  Versioned add(Starter starter) {
    refuse(starter);
    refuseUnknownSite(starter);
    Refusal exists = Refusal.conflict("starter-exists", "There is a starter of this code.");
    if (builtIn(starter.code()).isPresent() || own.findByIdOptional(starter.code()).isPresent()) {
      throw exists;
    }
    OwnStarter added = OwnStarter.of(starter, user.displayName(), clock.instant());
    Violations.refuseOn("plan_starter_pkey", exists, () -> own.persistAndFlush(added));
    return versioned(added, today());
  }

  @Transactional
  Versioned edit(String code, Starter starter, @Nullable String ifMatch) {
    OwnStarter known = editable(code);
    ETags.check(ifMatch, known.version());
    if (!starter.code().equals(code)) {
      throw Refusal.invalid("/code", "fixed", "The code stays: add a new starter instead.");
    }
    refuse(starter);
    refuseUnknownSite(starter);
    known.edit(starter, user.displayName(), clock.instant());
    own.flush();
    return versioned(known, today());
  }

  @Transactional
  Versioned retire(String code) {
    OwnStarter known = editable(code);
    known.retire(user.displayName(), clock.instant());
    own.flush();
    return versioned(known, today());
  }

  private OwnStarter editable(String code) {
    if (builtIn(code).isPresent()) {
      throw Refusal.conflict(
          "starter-built-in", "It ships with Trellis: copy it under a code of your own.");
    }
    return own.findByIdOptional(code).orElseThrow(() -> Refusal.notFound(WHAT));
  }

  private static void refuse(Starter starter) {
    List<FieldError> errors = starter.problemsFound();
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private void refuseUnknownSite(Starter starter) {
    if (starter.siteId() != null && !programs.hasSite(starter.siteId())) {
      throw Refusal.invalid("/siteId", "unknown", "No program is at such a site.");
    }
  }

  private Optional<Starter> builtIn(String code) {
    return builtIn.stream().filter(starter -> starter.code().equals(code)).findFirst();
  }

  private static Versioned versioned(OwnStarter own, LocalDate from) {
    return new Versioned(view(own.content(), false, own.retiredAt(), from), own.version());
  }

  private static StarterView view(
      Starter s, boolean builtIn, @Nullable Instant retiredAt, LocalDate from) {
    return new StarterView(
        s.code(),
        s.title(),
        s.conditions(),
        s.about(),
        builtIn,
        retiredAt,
        s,
        StarterDrafts.of(s, from));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
