package health.trellis.patient.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.trellis.event.ConsentKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about consents hold. */
public final class ConsentDto {
  private ConsentDto() {}

  /** Request: grant a consent. */
  @Schema(name = "GrantConsent")
  public record GrantConsent(
      @Schema(examples = "PART2_DISCLOSURE") @NotNull ConsentKind kind,
      @Schema(
              description = "To whom: the client id of an EHR for disclosures",
              examples = "sample-ehr")
          @Size(max = 200)
          @Nullable String recipient,
      @Schema(description = "Who may disclose", examples = "Riverside Day IOP") @Size(max = 200)
          @Nullable String discloser,
      @Schema(description = "What may be disclosed", examples = "All treatment records")
          @Size(max = 1000)
          @Nullable String information,
      @Schema(description = "Why", examples = "Treatment, payment, operations") @Size(max = 500)
          @Nullable String purpose,
      @Schema(description = "The wording that was agreed to") @Size(max = 4000)
          @Nullable String wording,
      @Schema(description = "First day; today when absent") @Nullable LocalDate validFrom,
      @Schema(description = "Last day; until revoked when absent") @Nullable LocalDate validUntil,
      @Schema(description = "Who signed", examples = "Ana María Reyes") @NotBlank @Size(max = 200)
          String signedBy,
      @Schema(description = "When it was signed; today when absent") @PastOrPresent
          @Nullable LocalDate signedOn) {}

  /** Request: take a consent back. */
  @Schema(name = "RevokeConsent")
  public record RevokeConsent(
      @Schema(examples = "Asked on the phone") @NotBlank @Size(max = 500) String reason) {}

  /** Answer: a consent. */
  @Schema(name = "Consent")
  public record ConsentView(
      UUID id,
      UUID patientId,
      ConsentKind kind,
      @Nullable String recipient,
      @Nullable String discloser,
      @Nullable String information,
      @Nullable String purpose,
      @Nullable String wording,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      String signedBy,
      LocalDate signedOn,
      String recordedBy,
      Instant recordedAt,
      @Nullable Instant revokedAt,
      @Nullable String revocationReason,
      Instant updatedAt) {
    /** Whether it has not been taken back. */
    @JsonProperty("active")
    @Schema(description = "Whether it has not been taken back")
    public boolean active() {
      return revokedAt == null;
    }
  }
}
