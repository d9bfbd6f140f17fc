package health.trellis.assessment.response;

import health.trellis.assessment.instrument.Instruments;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.SecurityLabels;
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
  private final PatientAccess access;

  ResponseResources(ResponseRepository responses, Instruments instruments, PatientAccess access) {
    this.responses = responses;
    this.instruments = instruments;
    this.access = access;
  }

  /** Those with some ids. */
  public List<QuestionnaireResponse> of(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : responses.list("id in ?1", ids).stream().map(this::of).toList();
  }

  QuestionnaireResponse of(Response response) {
    QuestionnaireResponse resource =
        ResponseFhir.of(
            response, instruments.stored(response.instrument(), response.formVersion()));
    if (access.isProtected(response.patientId())) {
      SecurityLabels.protect(resource.getMeta());
    }
    return resource;
  }
}
