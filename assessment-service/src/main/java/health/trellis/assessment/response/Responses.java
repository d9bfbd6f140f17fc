package health.trellis.assessment.response;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.kit.fhir.FhirQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Responses for other features, which decide about access themselves. */
@ApplicationScoped
public class Responses {
  private final ResponseRepository responses;
  private final Caseload caseload;

  Responses(ResponseRepository responses, Caseload caseload) {
    this.responses = responses;
    this.caseload = caseload;
  }

  /** A patient's totals in one instrument. */
  public History history(UUID patientId, String instrument) {
    return new History(responses.totals(patientId, instrument), caseload.episodeStarts(patientId));
  }

  /** The response with an id. */
  public Optional<Response> find(UUID id) {
    return responses.findByIdOptional(id);
  }

  /** Whether the patient ever answered the instrument with a result other than the given band. */
  public boolean everOutside(UUID patientId, String instrument, String band) {
    return responses.count(
            "patientId = ?1 and instrument = ?2 and bandCode <> ?3", patientId, instrument, band)
        > 0;
  }

  /** Whether the patient ever answered the instrument with a result in one of the given bands. */
  public boolean everWithin(UUID patientId, String instrument, List<String> bands) {
    return responses.count(
            "patientId = ?1 and instrument = ?2 and bandCode in ?3", patientId, instrument, bands)
        > 0;
  }

  /** The matches of a FHIR search. */
  List<Response> matching(FhirQuery query) {
    return responses.matching(query);
  }

  /** How many match a FHIR search. */
  long matches(FhirQuery query) {
    return responses.matches(query);
  }
}
