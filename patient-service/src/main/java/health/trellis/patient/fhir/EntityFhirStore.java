package health.trellis.patient.fhir;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.disclosure.Disclosures.Release;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/**
 * A FHIR resource type that one entity of a patient stands for. Subclasses say how to find and map
 * it; here is what all have in common: access, audit, labels, paging by id.
 *
 * @param <T> the entity
 */
public abstract class EntityFhirStore<T> implements FhirStore {
  private final String type;
  private final Area area;
  private final PatientAccess access;
  private final Disclosures disclosures;

  /** A store of a resource type in an area of the record. */
  protected EntityFhirStore(String type, Area area, PatientAccess access, Disclosures disclosures) {
    this.type = type;
    this.area = area;
    this.access = access;
    this.disclosures = disclosures;
  }

  /** The entity with an id. */
  protected abstract Optional<T> find(UUID id);

  /** So many entities for which the conditions hold, in the order of their ids. */
  protected abstract List<T> list(FhirConditions conditions, int rows);

  /** Whose it is. */
  protected abstract UUID patientOf(T entity);

  /** The entity as FHIR. */
  protected abstract Resource toFhir(T entity);

  /** The search parameters beside {@code _id} and {@code patient}. */
  protected Set<String> ownParameters() {
    return Set.of();
  }

  /** The conditions that these ask for. */
  protected void ownConditions(SearchParameters search, FhirConditions conditions) {}

  @Override
  public String type() {
    return type;
  }

  @Override
  public Set<String> parameters() {
    List<String> names = new ArrayList<>(ownParameters());
    names.addAll(List.of("_id", "patient", "subject"));
    return Set.copyOf(names);
  }

  @Override
  @Transactional
  public Resource read(UUID id) {
    T entity = find(id).orElseThrow(() -> Refusal.notFound(type));
    access.require(patientOf(entity), area, Mode.READ, type);
    return disclosures.release(patientOf(entity), toFhir(entity));
  }

  @Override
  @Transactional
  public Match search(SearchParameters search) {
    FhirConditions conditions = new FhirConditions(access.visible(area), search);
    ownConditions(search, conditions);
    List<T> found = list(conditions, search.count() + 1);
    List<T> shown = found.subList(0, Math.min(found.size(), search.count()));
    access.auditList(shown.stream().map(this::patientOf).toList(), area, type);
    List<Release> page = shown.stream().map(x -> new Release(patientOf(x), toFhir(x))).toList();
    return Match.of(page, disclosures.releaseAll(page), found.size() > search.count());
  }
}
