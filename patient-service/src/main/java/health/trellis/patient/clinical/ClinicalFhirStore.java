package health.trellis.patient.clinical;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.disclosure.Disclosures.Release;
import health.trellis.patient.fhir.FhirStore;
import health.trellis.patient.fhir.Match;
import health.trellis.patient.fhir.Resources;
import health.trellis.patient.fhir.SearchParameters;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/** One type of received resource as FHIR: searched by its columns, answered as it was received. */
abstract class ClinicalFhirStore<T extends ReceivedRecord> implements FhirStore {
  private final Class<T> record;
  private final Class<? extends Resource> resource;
  private final String profile;
  private final ReceivedRecords records;
  private final PatientAccess access;
  private final Disclosures disclosures;

  ClinicalFhirStore(
      Class<T> record,
      Class<? extends Resource> resource,
      String profile,
      ReceivedRecords records,
      PatientAccess access,
      Disclosures disclosures) {
    this.record = record;
    this.resource = resource;
    this.profile = profile;
    this.records = records;
    this.access = access;
    this.disclosures = disclosures;
  }

  /** Which column each token parameter is about, and the code system of its codes. */
  abstract Map<String, Column> columns();

  /** A column that holds codes of one system; any system where that is empty. */
  record Column(String name, String system) {}

  @Override
  public String type() {
    return resource.getSimpleName();
  }

  @Override
  public Set<String> parameters() {
    List<String> names = new ArrayList<>(columns().keySet());
    names.addAll(List.of("_id", "patient", "subject", "code"));
    return Set.copyOf(names);
  }

  @Override
  @Transactional
  public Resource read(UUID id) {
    T found = records.find(record, id).orElseThrow(() -> Refusal.notFound(type()));
    access.require(found.patientId(), Area.CLINICAL, Mode.READ, type());
    return disclosures.release(found.patientId(), fhir(found));
  }

  @Override
  @Transactional
  public Match search(SearchParameters search) {
    VisiblePatients visible = access.visible(Area.CLINICAL);
    List<String> conditions = new ArrayList<>(List.of(visible.hql("x.patientId")));
    Map<String, Object> parameters = new HashMap<>(visible.params());
    conditions(search, conditions, parameters);
    List<T> found = records.list(record, conditions, parameters, search.count() + 1);
    List<T> shown = found.subList(0, Math.min(found.size(), search.count()));
    access.auditList(shown.stream().map(T::patientId).toList(), Area.CLINICAL, type());
    return Match.of(
        disclosures.releaseAll(
            shown.stream().map(x -> new Release(x.patientId(), fhir(x))).toList()),
        found.size() > search.count());
  }

  private void conditions(
      SearchParameters search, List<String> conditions, Map<String, Object> parameters) {
    search.patient().ifPresent(id -> add(conditions, parameters, "x.patientId = :patient", id));
    search.ids().ifPresent(ids -> add(conditions, parameters, "x.id in :ids", ids));
    search.after().ifPresent(id -> add(conditions, parameters, "x.id > :after", id));
    columns()
        .forEach(
            (name, column) ->
                search
                    .codes(name, column.system())
                    .ifPresent(
                        codes ->
                            add(
                                conditions,
                                parameters,
                                "x." + column.name() + " in :" + column.name(),
                                codes)));
    search
        .one("code")
        .ifPresent(token -> ClinicalCodes.condition(token, conditions, parameters));
  }

  private static void add(
      List<String> conditions, Map<String, Object> parameters, String condition, Object value) {
    conditions.add(condition);
    parameters.put(condition.substring(condition.indexOf(':') + 1), value);
  }

  private Resource fhir(T record) {
    Resource fhir = Fhir.parse(record.resource(), resource);
    Resources.identified(fhir, record.id(), record.version(), record.updatedAt());
    if (!fhir.getMeta().hasProfile()) {
      Resources.profile(fhir, profile);
    }
    return fhir;
  }
}
