package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.Includes;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.jspecify.annotations.Nullable;

/** The resource types that are no patient's. */
@ApplicationScoped
@Transactional
class Catalogue {
  private final ClinicianRepository clinicians;
  private final SiteRepository sites;
  private final RoomRepository rooms;
  private final ProgramRepository programs;
  private final Sql sql;
  private final Clock clock;
  private final int horizonWeeks;
  private final Map<String, CatalogueType<?>> types = new HashMap<>();

  Catalogue(
      ClinicianRepository clinicians,
      SiteRepository sites,
      RoomRepository rooms,
      ProgramRepository programs,
      Sql sql,
      Clock clock,
      @ConfigProperty(name = "trellis.scheduling.horizon-weeks") int horizonWeeks) {
    this.clinicians = clinicians;
    this.sites = sites;
    this.rooms = rooms;
    this.programs = programs;
    this.sql = sql;
    this.clock = clock;
    this.horizonWeeks = horizonWeeks;
    Stream.of(practitioner(), role(), location(), service(), schedule())
        .forEach(type -> types.put(type.name(), type));
  }

  Resource read(String type, String id) {
    return type(type).one(id);
  }

  Set<String> parametersOf(String type) {
    return type(type).parameters().keySet();
  }

  Set<String> includesOf(String type) {
    return type(type).includes();
  }

  SearchPage search(String type, FhirQuery query) {
    CatalogueType<?> searched = type(type);
    Includes includes = Includes.of(query, type, searched.includes(), Set.of());
    List<Resource> found = List.copyOf(searched.find(query));
    if (query.projection().countsOnly()) {
      return SearchPage.count(found.size());
    }
    String after = query.page().cursor().map(cursor -> cursor.text(0)).orElse("");
    Page<Resource> page =
        Page.of(
            found.stream().filter(r -> CatalogueType.id(r).compareTo(after) > 0).toList(),
            query.page(),
            r -> Cursor.of(CatalogueType.id(r)));
    return new SearchPage(
        page.items(), byIds(includes.wanted(page.items())), (long) found.size(), page.next());
  }

  /** Resources of the catalogue by type and id; what is not of it is left out. */
  List<Resource> byIds(Map<String, ? extends Collection<String>> wanted) {
    return wanted.entrySet().stream()
        .filter(of -> types.containsKey(of.getKey()) && !of.getValue().isEmpty())
        .flatMap(
            of ->
                type(of.getKey()).all().get().stream()
                    .filter(r -> of.getValue().contains(CatalogueType.id(r)))
                    .map(Resource.class::cast))
        .toList();
  }

  private CatalogueType<?> type(String name) {
    CatalogueType<?> type = types.get(name);
    if (type == null) {
      throw new IllegalArgumentException(name + " is not of the catalogue");
    }
    return type;
  }

  private CatalogueType<Practitioner> practitioner() {
    return new CatalogueType<>(
        "Practitioner",
        () -> {
          Map<UUID, Instant> changed = changes("clinician");
          return clinicians.listAll().stream()
              .map(c -> CatalogueFhir.practitioner(c, changed.getOrDefault(c.id(), Instant.EPOCH)))
              .toList();
        },
        Map.of(
            "name", (p, value) -> Matching.begins(p.getNameFirstRep().getText(), value),
            "family", (p, value) -> Matching.begins(p.getNameFirstRep().getFamily(), value),
            "identifier",
                (p, value) ->
                    Stream.concat(
                            p.getIdentifier().stream(),
                            p.getQualification().stream().flatMap(q -> q.getIdentifier().stream()))
                        .anyMatch(
                            i -> FhirSearch.token(value).matches(i.getSystem(), i.getValue())),
            "active", (p, value) -> Matching.flag(p.getActive(), value)),
        Set.of());
  }

  private CatalogueType<PractitionerRole> role() {
    return new CatalogueType<>(
        "PractitionerRole",
        () -> {
          Map<UUID, Instant> changed = changes("clinician");
          Map<UUID, Instant> programsChanged = changes("program");
          Map<UUID, Program> byId =
              programs.listAll().stream()
                  .collect(Collectors.toMap(Program::id, Function.identity()));
          return clinicians.listAll().stream()
              .flatMap(
                  c ->
                      c.programIds().stream()
                          .flatMap(id -> Stream.ofNullable(byId.get(id)))
                          .map(
                              program ->
                                  CatalogueFhir.role(
                                      c,
                                      program,
                                      later(
                                          changed.get(c.id()), programsChanged.get(program.id())))))
              .toList();
        },
        Map.of(
            "practitioner", (r, value) -> Matching.refers(Stream.of(r.getPractitioner()), value),
            "service", (r, value) -> Matching.refers(r.getHealthcareService().stream(), value),
            "location", (r, value) -> Matching.refers(r.getLocation().stream(), value),
            "specialty", (r, value) -> Matching.coded(r.getSpecialty(), value),
            "role", (r, value) -> Matching.coded(r.getCode(), value),
            "active", (r, value) -> Matching.flag(r.getActive(), value)),
        Set.of("practitioner", "service", "location"));
  }

  private CatalogueType<Location> location() {
    return new CatalogueType<>(
        "Location",
        () -> {
          Map<UUID, Instant> changed = changes("site");
          changed.putAll(changes("room"));
          return Stream.concat(
                  sites.listAll().stream()
                      .map(
                          s ->
                              CatalogueFhir.location(
                                  s, changed.getOrDefault(s.id(), Instant.EPOCH))),
                  rooms.listAll().stream()
                      .map(
                          r ->
                              CatalogueFhir.location(
                                  r, changed.getOrDefault(r.id(), Instant.EPOCH))))
              .toList();
        },
        Map.of(
            "name", (l, value) -> Matching.begins(l.getName(), value),
            "address",
                (l, value) ->
                    Matching.begins(l.getAddress().getCountry(), value)
                        || Matching.begins(l.getAddress().getState(), value),
            "address-country", (l, value) -> Matching.begins(l.getAddress().getCountry(), value),
            "address-state", (l, value) -> Matching.begins(l.getAddress().getState(), value),
            "partof", (l, value) -> Matching.refers(Stream.of(l.getPartOf()), value),
            "status", (l, value) -> l.getStatus().toCode().equals(value)),
        Set.of("partof"));
  }

  private CatalogueType<HealthcareService> service() {
    return new CatalogueType<>(
        "HealthcareService",
        () -> {
          Map<UUID, Instant> changed = changes("program");
          return programs.listAll().stream()
              .map(p -> CatalogueFhir.service(p, changed.getOrDefault(p.id(), Instant.EPOCH)))
              .toList();
        },
        Map.of(
            "name", (s, value) -> Matching.begins(s.getName(), value),
            "location", (s, value) -> Matching.refers(s.getLocation().stream(), value),
            "service-type", (s, value) -> Matching.coded(s.getType(), value),
            "active", (s, value) -> Matching.flag(s.getActive(), value)),
        Set.of("location"));
  }

  private CatalogueType<Schedule> schedule() {
    return new CatalogueType<>(
        "Schedule",
        () -> {
          Map<UUID, Instant> changed = changes("clinician");
          Instant from = clock.instant();
          Instant until = from.plus(Duration.ofDays(7L * horizonWeeks));
          return clinicians.listAll().stream()
              .map(
                  c ->
                      CatalogueFhir.schedule(
                          c, changed.getOrDefault(c.id(), Instant.EPOCH), from, until))
              .toList();
        },
        Map.of(
            "actor", (s, value) -> Matching.refers(s.getActor().stream(), value),
            "active", (s, value) -> Matching.flag(s.getActive(), value)),
        Set.of("actor"));
  }

  /** The later of two changes; what is not known was long ago. */
  private static Instant later(@Nullable Instant one, @Nullable Instant other) {
    return Stream.of(one, other)
        .flatMap(Stream::ofNullable)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** When rows of a table last changed; the table's name is one of ours. */
  private Map<UUID, Instant> changes(String table) {
    Map<UUID, Instant> changed = new HashMap<>();
    sql.query(
        "select id, changed_at from " + table,
        row -> changed.put(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()));
    return changed;
  }
}
