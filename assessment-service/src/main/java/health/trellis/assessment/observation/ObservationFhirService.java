package health.trellis.assessment.observation;

import health.trellis.assessment.fhir.Labels;
import health.trellis.assessment.fhir.PatientSearch;
import health.trellis.assessment.observation.ObservationToken.Kind;
import health.trellis.assessment.response.ResponseResources;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.Includes;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** Reads and searches Observations. */
@ApplicationScoped
class ObservationFhirService {
  static final String TYPE = "Observation";
  private static final Set<String> INCLUDED = Set.of("derived-from", "has-member");
  private static final Set<String> PARAMETERS = Set.of("category", "code", "date", "status");

  private final ObservationRepository observations;
  private final ResponseResources answers;
  private final PatientAccess access;
  private final Labels labels;

  ObservationFhirService(
      ObservationRepository observations,
      ResponseResources answers,
      PatientAccess access,
      Labels labels) {
    this.observations = observations;
    this.answers = answers;
    this.access = access;
    this.labels = labels;
  }

  @Transactional
  Observation read(UUID id) {
    ObservationRecord kept =
        observations.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(TYPE));
    access.require(kept.patientId(), Area.CLINICAL, Mode.READ, TYPE);
    return released(List.of(kept)).getFirst();
  }

  @Transactional
  SearchPage search(MultivaluedMap<String, String> given) {
    FhirQuery query =
        PatientSearch.of(given, PARAMETERS, access.visible(Area.CLINICAL), "x.storedAt");
    query.tokens("code", token(Kind.CODE), "t.system", "t.code");
    query.tokens("category", token(Kind.CATEGORY), "t.system", "t.code");
    query.instants("date", "x.effectiveAt");
    query
        .one("status")
        .ifPresent(
            text ->
                query.and(
                    "x.status in "
                        + query.bind(
                            FhirSearch.anyOf(text).stream()
                                .map(ObservationFhirService::code)
                                .toList())));
    Includes includes = Includes.of(query, TYPE, INCLUDED, Set.of());
    if (query.projection().countsOnly()) {
      return SearchPage.count(observations.matches(query));
    }
    List<ObservationRecord> rows = observations.matching(query);
    access.auditList(
        rows.stream().limit(query.count()).map(ObservationRecord::patientId).distinct().toList(),
        Area.CLINICAL,
        TYPE);
    return PatientSearch.page(query, rows, this::released, matches -> along(includes, matches));
  }

  /** What matches refer to is of the same patients: whoever sees them may see it. */
  private List<Resource> along(Includes includes, List<Resource> matches) {
    List<Resource> found = new ArrayList<>();
    Map<String, Set<String>> wanted = includes.wanted(matches);
    found.addAll(members(wanted.getOrDefault(TYPE, Set.of())));
    found.addAll(answers.of(ids(wanted.getOrDefault("QuestionnaireResponse", Set.of()))));
    return found;
  }

  private List<Observation> members(Set<String> ids) {
    return ids.isEmpty() ? List.of() : released(observations.list("id in ?1", ids(ids)));
  }

  private static List<UUID> ids(Set<String> texts) {
    return texts.stream().map(UUID::fromString).toList();
  }

  private static String token(Kind kind) {
    return "exists (select 1 from ObservationToken t where t.observationId = x.id and t.kind = "
        + kind.getClass().getName().replace('$', '.')
        + "."
        + kind.name()
        + " and %s)";
  }

  /** As kept, with labels where the law asks for them. */
  private List<Observation> released(List<ObservationRecord> kept) {
    return labels.released(kept, ObservationRecord::patientId, ObservationFhirService::observation);
  }

  private static Observation observation(ObservationRecord kept) {
    Observation observation = ReceivedObservationsHandler.read(kept.resource());
    if (kept.isOurs()) {
      observation.getMeta().setVersionId("1");
    }
    return observation;
  }

  private static String code(String text) {
    String code = FhirSearch.token(text).code();
    return code == null ? "" : code;
  }
}
