package health.trellis.patient.supervision;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about supervision hold. */
public final class SupervisionDto {
  private SupervisionDto() {}

  /** Request: who supervises. */
  @Schema(name = "Supervise")
  public record Supervise(
      @Schema(examples = "0197a000-0000-7000-8000-000000000201") @NotNull UUID supervisorId,
      @Schema(description = "First day; at once when absent") @Nullable LocalDate validFrom,
      @Schema(description = "Last day; open when absent") @Nullable LocalDate validUntil) {}

  /** Answer: a supervision. */
  @Schema(name = "Supervision")
  public record SupervisionView(
      @Schema(description = "Who is supervised") UUID practitionerId,
      UUID supervisorId,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      String updatedBy,
      Instant updatedAt) {}
}
