package health.trellis.assessment.response;

import health.trellis.assessment.caseload.Caseload;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
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
    return new History(responses.history(patientId, instrument), caseload.episodeStarts(patientId));
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

  /** Those for which a condition on {@code x} holds, in the order of their ids. */
  public List<Response> matching(String condition, Map<String, Object> parameters, int rows) {
    return responses.matching(condition, parameters, rows);
  }
}
