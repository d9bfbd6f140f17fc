package health.trellis.assessment.outcome;

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
import org.hl7.fhir.r4.model.DetectedIssue;

/** Reads and searches DetectedIssues. */
@ApplicationScoped
class OffTrackFhirService {
  static final String TYPE = "DetectedIssue";
  private static final String UPDATED = "x.detectedAt";
  private static final Set<String> PARAMETERS = Set.of("identified");

  private final OffTrackRepository kept;
  private final PatientAccess access;
  private final Labels labels;

  OffTrackFhirService(OffTrackRepository kept, PatientAccess access, Labels labels) {
    this.kept = kept;
    this.access = access;
    this.labels = labels;
  }

  @Transactional
  DetectedIssue read(UUID id) {
    OffTrack found = kept.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(TYPE));
    access.require(found.patientId(), Area.CLINICAL, Mode.READ, TYPE);
    return released(List.of(found)).getFirst();
  }

  @Transactional
  SearchPage search(MultivaluedMap<String, String> given) {
    FhirQuery query = PatientSearch.of(given, PARAMETERS, access.visible(Area.CLINICAL), UPDATED);
    query.instants("identified", "x.detectedAt");
    if (query.projection().countsOnly()) {
      return SearchPage.count(kept.matches(query));
    }
    List<OffTrack> rows = kept.matching(query);
    access.auditList(
        rows.stream().limit(query.count()).map(OffTrack::patientId).distinct().toList(),
        Area.CLINICAL,
        TYPE);
    return PatientSearch.page(query, rows, this::released);
  }

  /** With labels where the law asks for them. */
  private List<DetectedIssue> released(List<OffTrack> found) {
    return labels.released(found, OffTrack::patientId, row -> OffTrackFhir.of(row.view()));
  }
}
