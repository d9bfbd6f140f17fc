package health.trellis.patient.disclosure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about disclosures hold. */
public final class DisclosureDto {
  private DisclosureDto() {}

  /** Request: may this be disclosed? */
  @Schema(name = "AskDisclosure")
  public record AskDisclosure(
      @Schema(description = "Who would disclose; this provider when absent", examples = "Riverside")
          @Size(max = 200)
          @Nullable String discloser,
      @Schema(description = "To whom: a name or a client id", examples = "Dr. Chen")
          @NotBlank
          @Size(max = 200)
          String recipient,
      @Schema(description = "What the recipient is to the patient", examples = "TREATING_PROVIDERS")
          @Nullable RecipientClass recipientClass,
      @Schema(examples = "TREATMENT_PLAN") @NotNull Information information,
      @Schema(examples = "TREATMENT") @NotNull Purpose purpose) {
    DisclosureRequest request() {
      return new DisclosureRequest(discloser, recipient, recipientClass, information, purpose);
    }
  }

  /** Answer: whether it may, and why. */
  @Schema(name = "DisclosureDecision")
  public record DecisionView(
      boolean allowed,
      DisclosureReason reason,
      @Schema(description = "The reason in words") String detail,
      @Schema(description = "The consent relied on, or the nearest that does not cover it")
          @Nullable UUID consentId,
      @Schema(description = "Text that must go with it (42 CFR 2.32)") @Nullable String notice) {}

  /** Request: record a disclosure by other ways than the API. */
  @Schema(name = "RecordDisclosure")
  public record RecordDisclosure(
      @NotNull @Valid AskDisclosure disclosure,
      @Schema(examples = "12 Elm Street, Springfield") @Size(max = 500)
          @Nullable String recipientAddress,
      @Schema(description = "What went out, in short", examples = "Discharge summary by fax")
          @NotBlank
          @Size(max = 1000)
          String description,
      @Schema(description = "What the emergency was; needed for MEDICAL_EMERGENCY")
          @Size(max = 1000)
          @Nullable String emergency,
      @Schema(description = "When; now when absent") @PastOrPresent
          @Nullable Instant disclosedAt) {}

  /** Answer: one disclosure. */
  @Schema(name = "Disclosure")
  public record DisclosureView(
      UUID id,
      UUID patientId,
      @Schema(description = "Who got it; an EHR by its client id") String recipient,
      @Nullable String recipientAddress,
      Purpose purpose,
      Information information,
      @Schema(description = "FHIR type, where a resource went out", examples = "CarePlan")
          @Nullable String resourceType,
      @Nullable UUID resourceId,
      @Schema(description = "What went out by other ways") @Nullable String description,
      @Schema(description = "What allowed it") String basis,
      @Nullable UUID consentId,
      @Schema(description = "What the emergency was") @Nullable String emergency,
      @Nullable String disclosedBy,
      Instant disclosedAt) {}
}
