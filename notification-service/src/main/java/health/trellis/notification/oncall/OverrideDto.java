package health.trellis.notification.oncall;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who stands in.
 *
 * @param id the override
 * @param practitionerId who is on call instead of the rota
 * @param startsAt from when
 * @param endsAt to when
 * @param reason why
 * @param madeBy the account that made it
 */
@Schema(description = "Who is on call instead of the rota, for a while")
public record OverrideDto(
    UUID id,
    UUID practitionerId,
    Instant startsAt,
    Instant endsAt,
    @Schema(examples = "Swap with Dana") String reason,
    String madeBy) {

  /** An override to make. */
  @Schema(description = "Who is to be on call instead of the rota, and why")
  public record NewOverride(
      @NotNull UUID practitionerId,
      @NotNull Instant startsAt,
      @NotNull Instant endsAt,
      @NotNull @Size(min = 3, max = 200) @Schema(examples = "Swap with Dana") String reason) {}

  /** A duty to hand over. */
  @Schema(description = "To whom the duty of now goes, and why")
  public record HandOver(
      @NotNull UUID to,
      @NotNull @Size(min = 3, max = 200) @Schema(examples = "I am ill") String reason) {}
}
