package health.trellis.assessment.response;

import health.trellis.assessment.fhir.Labels;
import health.trellis.assessment.instrument.Instruments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Responses as FHIR, with labels where the law asks for them. Access is decided by the caller. */
@ApplicationScoped
public class ResponseResources {
  private final ResponseRepository responses;
  private final Instruments instruments;
  private final Labels labels;

  ResponseResources(ResponseRepository responses, Instruments instruments, Labels labels) {
    this.responses = responses;
    this.instruments = instruments;
    this.labels = labels;
  }

  /** Those with some ids. */
  public List<QuestionnaireResponse> of(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : released(responses.list("id in ?1", ids));
  }

  QuestionnaireResponse of(Response response) {
    return released(List.of(response)).getFirst();
  }

  List<QuestionnaireResponse> released(List<Response> found) {
    return labels.released(
        found,
        Response::patientId,
        row ->
            ResponseFhir.of(
                row,
                instruments.in(
                    instruments.stored(row.instrument(), row.formVersion()), row.language())));
  }
}
