package health.trellis.patient.clinical;

import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirReader;
import health.trellis.patient.fhir.FhirWriter;
import health.trellis.patient.fhir.Resources;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One type of received resource as FHIR: searched by its columns, answered as it was received. */
abstract class ClinicalFhirStore<T extends ReceivedRecord> extends EntityFhirStore<T>
    implements FhirWriter {
  private final Class<T> record;
  private final Class<? extends DomainResource> resource;
  private final String profile;
  private final ClinicalWrites writes;

  ClinicalFhirStore(
      Class<T> record,
      Class<? extends DomainResource> resource,
      String profile,
      FhirReader reader,
      ClinicalWrites writes) {
    super(resource.getSimpleName(), record, Area.CLINICAL, reader);
    this.record = record;
    this.resource = resource;
    this.profile = profile;
    this.writes = writes;
  }

  /** Which column each token parameter is about, and the code system of its codes. */
  abstract Map<String, Column> columns();

  /** Says whose it is: a merge may have given it to another record of the person. */
  abstract void about(Resource fhir, Reference patient);

  /** Which column each date parameter is about. */
  abstract Map<String, String> days();

  /** Adds what the profile asks for and the sender left out. */
  void complete(DomainResource received) {}

  /** A column that holds codes of one system. */
  record Column(String name, String system) {}

  @Override
  protected UUID patientOf(T entity) {
    return entity.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    Set<String> names = new HashSet<>(columns().keySet());
    names.addAll(days().keySet());
    names.add("code");
    return names;
  }

  @Override
  protected void ownConditions(FhirQuery query) {
    columns()
        .forEach(
            (name, column) ->
                query
                    .codes(name, column.system())
                    .ifPresent(
                        codes -> query.and("x." + column.name() + " in " + query.bind(codes))));
    days().forEach((name, column) -> query.days(name, "x." + column));
    query.tokens("code", "%s", "x.codeSystem", "x.code");
  }

  @Override
  protected List<Resource> toFhir(List<T> found) {
    return found.stream().<Resource>map(this::toFhir).toList();
  }

  private Resource toFhir(T entity) {
    DomainResource fhir = Fhir.parse(entity.resource(), resource);
    complete(fhir);
    Resources.identified(fhir, entity.id(), entity.version(), entity.updatedAt());
    about(fhir, Resources.patient(entity.patientId()));
    if (!fhir.getMeta().hasProfile()) {
      Resources.profile(fhir, profile);
    }
    return fhir;
  }

  @Override
  public Resource create(String body) {
    return read(writes.create(Fhir.parse(body, resource)));
  }

  @Override
  public Resource update(UUID id, String body, @Nullable String ifMatch) {
    writes.update(record, id, Fhir.parse(body, resource), ifMatch);
    return read(id);
  }
}
