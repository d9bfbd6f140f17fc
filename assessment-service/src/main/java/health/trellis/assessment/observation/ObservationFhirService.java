package health.trellis.assessment.observation;

import health.trellis.assessment.fhir.FhirQuery;
import health.trellis.assessment.fhir.Match;
import health.trellis.assessment.observation.ObservationToken.Kind;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.FhirSearch.Token;
import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Observation;

/** Reads and searches Observations. */
@ApplicationScoped
class ObservationFhirService {
  static final String TYPE = "Observation";
  private static final Set<String> PARAMETERS = Set.of("category", "code", "date", "status");

  private final ObservationRepository observations;
  private final PatientAccess access;

  ObservationFhirService(ObservationRepository observations, PatientAccess access) {
    this.observations = observations;
    this.access = access;
  }

  @Transactional
  Observation read(UUID id) {
    ObservationRecord kept =
        observations.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(TYPE));
    access.require(kept.patientId(), Area.CLINICAL, Mode.READ, TYPE);
    return released(kept);
  }

  @Transactional
  Match search(MultivaluedMap<String, String> given) {
    FhirQuery query = new FhirQuery(given, PARAMETERS, access.visible(Area.CLINICAL));
    tokens(query, "code", Kind.CODE);
    tokens(query, "category", Kind.CATEGORY);
    query.dates("date", "x.effectiveAt");
    query
        .one("status")
        .ifPresent(
            text ->
                query.and(
                    "x.status in :statuses",
                    "statuses",
                    FhirSearch.anyOf(text).stream().map(ObservationFhirService::code).toList()));
    List<ObservationRecord> rows = observations.matching(query);
    access.auditList(
        rows.stream().limit(query.count()).map(ObservationRecord::patientId).distinct().toList(),
        Area.CLINICAL,
        TYPE);
    return Match.of(rows, query.count(), this::released);
  }

  /** As kept, with labels where the law asks for them. */
  private Observation released(ObservationRecord kept) {
    Observation observation = ReceivedObservationsHandler.read(kept.resource());
    if (kept.isOurs()) {
      observation.getMeta().setVersionId("1");
    }
    if (access.isProtected(kept.patientId())) {
      SecurityLabels.protect(observation.getMeta());
    }
    return observation;
  }

  private static void tokens(FhirQuery query, String parameter, Kind kind) {
    List<String> values = query.all(parameter);
    for (int i = 0; i < values.size(); i++) {
      token(query, kind, parameter + i, FhirSearch.anyOf(values.get(i)));
    }
  }

  /** One of the alternatives must be among the Observation's tokens. */
  private static void token(FhirQuery query, Kind kind, String prefix, List<String> alternatives) {
    List<String> either = new ArrayList<>();
    Map<String, Object> bound = new HashMap<>();
    for (int i = 0; i < alternatives.size(); i++) {
      Token token = FhirSearch.token(alternatives.get(i));
      List<String> both = new ArrayList<>(List.of("1 = 1"));
      if (token.system() != null) {
        both.add("t.system = :" + prefix + "System" + i);
        bound.put(prefix + "System" + i, token.system());
      }
      if (token.code() != null) {
        both.add("t.code = :" + prefix + "Code" + i);
        bound.put(prefix + "Code" + i, token.code());
      }
      either.add(String.join(" and ", both));
    }
    if (either.isEmpty()) {
      return;
    }
    bound.put(prefix + "Kind", kind);
    query.and(
        "exists (select 1 from ObservationToken t where t.observationId = x.id and t.kind = :"
            + prefix
            + "Kind and ("
            + String.join(" or ", either)
            + "))",
        bound);
  }

  private static String code(String text) {
    String code = FhirSearch.token(text).code();
    return code == null ? "" : code;
  }
}
