package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.FhirSearch.DateParam;
import health.trellis.kit.fhir.Includes;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.fhir.Slots.Cut;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Slot;

/** Reads and finds slots. They are made when asked for, so that they are never stale. */
@ApplicationScoped
class SlotFhir {
  private static final Duration USUAL = Duration.ofDays(14);
  private static final Duration LONGEST = Duration.ofDays(62);
  private static final int MOST_SCHEDULES = 20;

  private final Slots slots;
  private final Catalogue catalogue;
  private final Clock clock;

  SlotFhir(Slots slots, Catalogue catalogue, Clock clock) {
    this.slots = slots;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  Slot read(String id) {
    return cut(id).map(SlotFhir::resource).orElseThrow(() -> Refusal.notFound("Slot"));
  }

  private Optional<Cut> cut(String id) {
    int dash = id.lastIndexOf('-');
    try {
      UUID clinician = UUID.fromString(id.substring(0, Math.max(0, dash)));
      Instant start = Instant.ofEpochSecond(60 * Long.parseLong(id.substring(dash + 1)));
      return slots.of(clinician, Span.of(start, 1)).stream().findFirst();
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  SearchPage search(FhirQuery query, Includes includes) {
    List<Cut> all =
        candidates(query)
            .filter(cut -> query.all("status").stream().allMatch(value -> is(cut, value)))
            .filter(
                cut ->
                    query.all("_lastUpdated").stream()
                        .map(value -> FhirSearch.date("_lastUpdated", value))
                        .allMatch(date -> date.matches(cut.changed())))
            .sorted(Comparator.comparing((Cut cut) -> cut.span().start()).thenComparing(Cut::id))
            .toList();
    if (query.projection().countsOnly()) {
      return SearchPage.count(all.size());
    }
    Page<Cut> page =
        Page.of(
            all.stream().filter(cut -> isAfterCursor(cut, query)).toList(),
            query.page(),
            cut -> Cursor.of(cut.span().start(), cut.id()));
    List<Slot> matches = page.items().stream().map(SlotFhir::resource).toList();
    return new SearchPage(
        matches, catalogue.byIds(includes.wanted(matches)), (long) all.size(), page.next());
  }

  /** Those of the schedules, or those that are named by their ids. */
  private Stream<Cut> candidates(FhirQuery query) {
    if (!query.has("_id")) {
      Span range = range(query);
      return schedules(query).stream().flatMap(id -> slots.of(id, range).stream());
    }
    Set<UUID> of = query.has("schedule") ? Set.copyOf(schedules(query)) : Set.of();
    List<DateParam> starts =
        query.all("start").stream().map(value -> FhirSearch.date("start", value)).toList();
    return query.all("_id").stream()
        .flatMap(value -> FhirSearch.anyOf(value).stream())
        .distinct()
        .flatMap(id -> cut(id).stream())
        .filter(cut -> of.isEmpty() || of.contains(cut.clinicianId()))
        .filter(cut -> starts.stream().allMatch(date -> date.matches(cut.span().start())));
  }

  private static boolean isAfterCursor(Cut cut, FhirQuery query) {
    return query
        .page()
        .cursor()
        .map(
            after -> {
              int order = cut.span().start().compareTo(after.instant(0));
              return order > 0 || (order == 0 && cut.id().compareTo(after.text(1)) > 0);
            })
        .orElse(true);
  }

  private static boolean is(Cut cut, String value) {
    return FhirSearch.anyOf(value).stream()
        .anyMatch(text -> cut.status().toCode().equals(FhirSearch.token(text).code()));
  }

  private static List<UUID> schedules(FhirQuery query) {
    List<UUID> ids =
        query.all("schedule").stream()
            .flatMap(value -> FhirSearch.anyOf(value).stream())
            .flatMap(text -> FhirSearch.reference(text, "Schedule").stream())
            .distinct()
            .toList();
    if (!query.has("schedule") || ids.size() > MOST_SCHEDULES) {
      throw Refusal.badRequest(
          "schedule", "required", "Name 1 to " + MOST_SCHEDULES + " schedules.");
    }
    return ids;
  }

  /** From now on for two weeks when nothing is said. */
  private Span range(FhirQuery query) {
    Instant from = null;
    Instant until = null;
    for (String value : query.all("start")) {
      DateParam date = FhirSearch.date("start", value);
      switch (date.comparison()) {
        case GE -> from = date.from();
        case GT, SA -> from = date.until();
        case LT, EB -> until = date.from();
        case LE -> until = date.until();
        case EQ -> {
          from = date.from();
          until = date.until();
        }
        case NE -> throw Refusal.badRequest("start", "range", "Ask for a stretch of time.");
      }
    }
    if (from == null) {
      from = clock.instant();
    }
    if (until == null) {
      until = from.plus(USUAL);
    }
    if (!until.isAfter(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
      throw Refusal.badRequest("start", "range", "Ask for 62 days at the most, forward in time.");
    }
    return new Span(from, until);
  }

  private static Slot resource(Cut cut) {
    Slot slot = new Slot();
    slot.setId(cut.id());
    slot.getMeta().setLastUpdated(Date.from(cut.changed()));
    slot.setSchedule(FhirCodes.reference("Schedule", cut.clinicianId()));
    slot.setStatus(cut.status());
    slot.setStart(Date.from(cut.span().start()));
    slot.setEnd(Date.from(cut.span().end()));
    return slot;
  }
}
