package health.trellis.patient.clinical;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests to close a diagnosis or an allergy hold. */
public final class ClosingDto {
  private ClosingDto() {}

  /** How it is closed. */
  @Schema(name = "ClosingOutcome")
  public enum Outcome {
    /** It is over. */
    RESOLVED,

    /** It is not active, and may come back. */
    INACTIVE,

    /** A diagnosis whose signs are gone for now. */
    REMISSION,

    /** It was recorded by mistake. */
    ENTERED_IN_ERROR;

    boolean inError() {
      return this == ENTERED_IN_ERROR;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Request: close a diagnosis. */
  @Schema(name = "CloseDiagnosis")
  public record CloseDiagnosis(
      @NotNull Outcome outcome,
      @Schema(examples = "No signs for six months") @NotBlank @Size(max = 500) String reason,
      @Schema(description = "The day that it ended; today when it is resolved and this is absent")
          @Nullable LocalDate abatedOn) {}

  /** Request: close an allergy. */
  @Schema(name = "CloseAllergy")
  public record CloseAllergy(
      @Schema(description = "RESOLVED, INACTIVE or ENTERED_IN_ERROR") @NotNull Outcome outcome,
      @Schema(examples = "Tolerated amoxicillin in an oral challenge") @NotBlank @Size(max = 500)
          String reason) {}
}
