package health.trellis.patient.clinical;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.Fhir;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirConditions;
import health.trellis.patient.fhir.Resources;
import health.trellis.patient.fhir.SearchParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** One type of received resource as FHIR: searched by its columns, answered as it was received. */
abstract class ClinicalFhirStore<T extends ReceivedRecord> extends EntityFhirStore<T> {
  private final Class<T> record;
  private final Class<? extends Resource> resource;
  private final String profile;
  private final ReceivedRecords records;

  ClinicalFhirStore(
      Class<T> record,
      Class<? extends Resource> resource,
      String profile,
      ReceivedRecords records,
      PatientAccess access,
      Disclosures disclosures) {
    super(resource.getSimpleName(), Area.CLINICAL, access, disclosures);
    this.record = record;
    this.resource = resource;
    this.profile = profile;
    this.records = records;
  }

  /** Which column each token parameter is about, and the code system of its codes. */
  abstract Map<String, Column> columns();

  /** Says whose it is: a merge may have given it to another record of the person. */
  abstract void about(Resource fhir, Reference patient);

  /** A column that holds codes of one system. */
  record Column(String name, String system) {}

  @Override
  protected Optional<T> find(UUID id) {
    return records.find(record, id);
  }

  @Override
  protected List<T> list(FhirConditions conditions, int rows) {
    return records.list(record, conditions.hql(), conditions.parameters(), rows);
  }

  @Override
  protected UUID patientOf(T entity) {
    return entity.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    List<String> names = new ArrayList<>(columns().keySet());
    names.add("code");
    return Set.copyOf(names);
  }

  @Override
  protected void ownConditions(SearchParameters search, FhirConditions conditions) {
    columns()
        .forEach(
            (name, column) ->
                search
                    .codes(name, column.system())
                    .ifPresent(
                        codes ->
                            conditions.and(
                                "x." + column.name() + " in :" + column.name(),
                                column.name(),
                                codes)));
    search.one("code").ifPresent(tokens -> ClinicalCodes.condition(tokens, conditions));
  }

  @Override
  protected Resource toFhir(T entity) {
    Resource fhir = Fhir.parse(entity.resource(), resource);
    Resources.identified(fhir, entity.id(), entity.version(), entity.updatedAt());
    about(fhir, Resources.patient(entity.patientId()));
    if (!fhir.getMeta().hasProfile()) {
      Resources.profile(fhir, profile);
    }
    return fhir;
  }
}
