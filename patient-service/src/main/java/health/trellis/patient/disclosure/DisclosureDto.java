package health.trellis.patient.disclosure;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What answers about disclosures hold. */
public final class DisclosureDto {
  private DisclosureDto() {}

  /** Answer: one disclosure to an outside client. */
  @Schema(name = "Disclosure")
  public record DisclosureView(
      UUID id,
      UUID patientId,
      @Schema(description = "Client id of the EHR that got the resource") String recipient,
      @Schema(examples = "CarePlan") String resourceType,
      UUID resourceId,
      @Schema(description = "What allowed it") String basis,
      Instant disclosedAt) {}
}
