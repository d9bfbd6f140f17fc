package health.trellis.assessment.risk;

import health.trellis.assessment.fhir.Labels;
import health.trellis.assessment.fhir.PatientSearch;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.RiskAssessment;

/** Reads and searches RiskAssessments. */
@ApplicationScoped
class RiskFhirService {
  static final String TYPE = "RiskAssessment";
  private static final String UPDATED = "coalesce(x.resolvedAt, x.acknowledgedAt, x.raisedAt)";
  private static final Set<String> PARAMETERS = Set.of("date");

  private final RiskAlertRepository kept;
  private final PatientAccess access;
  private final Labels labels;

  RiskFhirService(RiskAlertRepository kept, PatientAccess access, Labels labels) {
    this.kept = kept;
    this.access = access;
    this.labels = labels;
  }

  @Transactional
  RiskAssessment read(UUID id) {
    RiskAlert found = kept.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(TYPE));
    access.require(found.patientId(), Area.RISK, Mode.READ, TYPE);
    return released(List.of(found)).getFirst();
  }

  @Transactional
  SearchPage search(MultivaluedMap<String, String> given) {
    FhirQuery query = PatientSearch.of(given, PARAMETERS, access.visible(Area.RISK), UPDATED);
    query.instants("date", "x.raisedAt");
    if (query.projection().countsOnly()) {
      return SearchPage.count(kept.matches(query));
    }
    List<RiskAlert> rows = kept.matching(query);
    access.auditList(
        rows.stream().limit(query.count()).map(RiskAlert::patientId).distinct().toList(),
        Area.RISK,
        TYPE);
    return PatientSearch.page(query, rows, this::released);
  }

  /** With labels where the law asks for them. */
  private List<RiskAssessment> released(List<RiskAlert> found) {
    return labels.released(found, RiskAlert::patientId, row -> RiskFhir.of(row.view()));
  }
}
