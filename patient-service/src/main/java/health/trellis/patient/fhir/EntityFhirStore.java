package health.trellis.patient.fhir;

import static java.util.Objects.requireNonNull;

import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.disclosure.Disclosures.Release;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/**
 * A FHIR resource type that one entity of a patient stands for. Subclasses say how to map it; here
 * is what all have in common: search, access, audit, labels, paging by id.
 *
 * @param <E> the entity; it has an {@code id}, a {@code patientId} and an {@code updatedAt}
 */
public abstract class EntityFhirStore<E> implements FhirStore {
  private final String type;
  private final Class<E> entity;
  private final Area area;
  private final FhirReader reader;

  /** A store of a resource type in an area of the record. */
  protected EntityFhirStore(String type, Class<E> entity, Area area, FhirReader reader) {
    this.type = type;
    this.entity = entity;
    this.area = area;
    this.reader = reader;
  }

  /** Whose it is. */
  protected abstract UUID patientOf(E entity);

  /** The entities as FHIR, in their order, without those that FHIR does not show yet. */
  protected abstract List<Resource> toFhir(List<E> entities);

  /** The search parameters beside those that all share and {@code patient}. */
  protected Set<String> ownParameters() {
    return Set.of();
  }

  /** The reference parameters beside {@code patient} that can be included. */
  protected Set<String> ownIncludes() {
    return Set.of();
  }

  /** Adds what the own parameters ask for. */
  protected void ownConditions(FhirQuery query) {}

  /** What must hold for an entity to be shown in FHIR at all. */
  protected void shown(FhirQuery query) {}

  @Override
  public String type() {
    return type;
  }

  @Override
  public Set<String> parameters() {
    return with(ownParameters(), "_id", "_lastUpdated", "patient", "subject");
  }

  @Override
  public Set<String> includes() {
    return with(ownIncludes(), "patient");
  }

  private static Set<String> with(Set<String> own, String... more) {
    Set<String> names = new HashSet<>(own);
    names.addAll(List.of(more));
    return names;
  }

  @Override
  @Transactional
  public Resource read(UUID id) {
    E found = reader.find(entity, id).orElseThrow(() -> Refusal.notFound(type));
    reader.require(patientOf(found), area, type);
    Resource resource =
        toFhir(List.of(found)).stream().findFirst().orElseThrow(() -> Refusal.notFound(type));
    return reader.disclosures().release(patientOf(found), resource);
  }

  @Override
  @Transactional
  public Match search(FhirQuery query) {
    conditions(query);
    query.page().cursor().ifPresent(cursor -> query.and("x.id > " + query.bind(cursor.uuid(0))));
    List<E> found = reader.list(entity, query, query.count() + 1);
    List<E> shown = found.subList(0, Math.min(found.size(), query.count()));
    reader.auditList(shown.stream().map(this::patientOf).toList(), area, type);
    return new Match(
        reader.disclosures().releaseAll(releases(shown)),
        found.size() > shown.size() ? Cursor.of(reader.id(shown.getLast())).encode() : null);
  }

  private List<Release> releases(List<E> shown) {
    Map<String, UUID> patients = new HashMap<>();
    shown.forEach(e -> patients.put(reader.id(e).toString(), patientOf(e)));
    return toFhir(shown).stream()
        .map(r -> new Release(requireNonNull(patients.get(r.getIdElement().getIdPart())), r))
        .toList();
  }

  @Override
  @Transactional
  public long count(FhirQuery query) {
    conditions(query);
    return reader.count(entity, query);
  }

  private void conditions(FhirQuery query) {
    reader.within(area, query);
    query.ids("x.id");
    query.patient("x.patientId");
    query.lastUpdated("x.updatedAt");
    shown(query);
    ownConditions(query);
  }

  @Override
  public Optional<UUID> changedBy(Object changed, Object id) {
    return entity.isInstance(changed) ? Optional.of((UUID) id) : Optional.empty();
  }

  @Override
  public Optional<Snapshot> snapshot(UUID id) {
    return reader
        .find(entity, id)
        .flatMap(
            found ->
                toFhir(List.of(found)).stream()
                    .map(resource -> new Snapshot(patientOf(found), resource))
                    .findFirst());
  }
}
