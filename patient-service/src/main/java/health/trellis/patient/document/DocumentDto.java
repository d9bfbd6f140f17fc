package health.trellis.patient.document;

import health.trellis.patient.disclosure.DocumentDisclosures.Recipient;
import health.trellis.patient.disclosure.Purpose;
import health.trellis.patient.disclosure.RecipientClass;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about documents that go out hold. */
public final class DocumentDto {
  private DocumentDto() {}

  /** Request: disclose a document. */
  @Schema(name = "DiscloseDocument")
  public record DiscloseDocument(
      @Schema(description = "To whom, as the consent names it", examples = "Harbor Health Plan")
          @NotBlank
          @Size(max = 200)
          String recipient,
      @Schema(description = "What the recipient is to the patient", examples = "HEALTH_PLANS")
          @Nullable RecipientClass recipientClass,
      @Schema(description = "Where it goes", examples = "12 Elm Street, Springfield")
          @Size(max = 500)
          @Nullable String recipientAddress,
      @Schema(description = "Why; the packet for a payer goes for PAYMENT", examples = "PAYMENT")
          @NotNull
          Purpose purpose) {
    Recipient to() {
      return new Recipient(recipient, recipientClass, recipientAddress, purpose);
    }
  }

  /** Answer: a document that went out. */
  @Schema(name = "DisclosedDocument")
  public record DisclosedDocumentView(
      UUID id,
      UUID patientId,
      UUID episodeId,
      DocumentKind kind,
      String recipient,
      @Nullable String recipientAddress,
      Purpose purpose,
      @Schema(description = "Text that must go with it (42 CFR 2.32); it stands on the document")
          @Nullable String notice,
      String disclosedBy,
      Instant disclosedAt) {}
}
