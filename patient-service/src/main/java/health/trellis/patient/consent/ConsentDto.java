package health.trellis.patient.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.trellis.event.ConsentKind;
import health.trellis.patient.disclosure.Information;
import health.trellis.patient.disclosure.Purpose;
import health.trellis.patient.disclosure.RecipientClass;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
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
      @Schema(
              description =
                  "Classes of recipients in place of a name, in one Part 2 consent for all future"
                      + " treatment, payment and operations")
          @Size(max = 3)
          @Nullable Set<@NotNull RecipientClass> recipientClasses,
      @Schema(description = "Who may disclose", examples = "Riverside Day IOP") @Size(max = 200)
          @Nullable String discloser,
      @Schema(description = "What may be disclosed", examples = "All treatment records")
          @Size(max = 1000)
          @Nullable String information,
      @Schema(
              description =
                  "The same in terms; read from the words where absent: \"all\" is the ordinary"
                      + " record")
          @Size(max = 12)
          @Nullable Set<@NotNull Information> informationCategories,
      @Schema(description = "Why", examples = "Treatment, payment, operations") @Size(max = 500)
          @Nullable String purpose,
      @Schema(
              description =
                  "The same in terms; read from the words where absent: treatment, payment,"
                      + " operations")
          @Size(max = 9)
          @Nullable Set<@NotNull Purpose> purposes,
      @Schema(description = "The wording that was agreed to; the current one when absent")
          @Size(max = 4000)
          @Nullable String wording,
      @Schema(description = "First day; today when absent") @Nullable LocalDate validFrom,
      @Schema(description = "Last day; until revoked when absent") @Nullable LocalDate validUntil,
      @Schema(description = "Who signed", examples = "Ana María Reyes") @NotBlank @Size(max = 200)
          String signedBy,
      @Schema(description = "When it was signed; today when absent") @Nullable LocalDate signedOn,
      @Schema(description = "ELECTRONIC when absent") @Nullable SignatureMethod signatureMethod,
      @Schema(
              description =
                  "SELF when absent; for a minor who may not consent alone by the law of the state,"
                      + " another")
          @Nullable SignerRelationship signerRelationship,
      @Schema(
              description =
                  "The minor, who signs a Part 2 consent beside the guardian (42 CFR 2.14)",
              examples = "Noa Reyes")
          @Size(max = 200)
          @Nullable String minorSignedBy,
      @Schema(description = "Who heard it; needed for VERBAL") @Size(max = 200)
          @Nullable String witness,
      @Schema(description = "SHA-256 of the signed document in hex; needed for PAPER")
          @Pattern(regexp = "[0-9a-f]{64}")
          @Nullable String documentHash) {}

  /** Request: publish a new version of a wording. */
  @Schema(name = "PublishWording")
  public record PublishWording(
      @Schema(examples = "TELEHEALTH") @NotNull ConsentKind kind,
      @Schema(examples = "I agree to sessions by video.") @NotBlank @Size(max = 4000)
          String text) {}

  /** Answer: a version of the wording of a kind of consent. */
  @Schema(name = "ConsentWording")
  public record WordingView(
      ConsentKind kind, int version, String text, String publishedBy, Instant publishedAt) {}

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
      Set<RecipientClass> recipientClasses,
      @Nullable String discloser,
      @Nullable String information,
      Set<Information> informationCategories,
      @Nullable String purpose,
      Set<Purpose> purposes,
      @Nullable String wording,
      @Schema(description = "Version of the published wording; absent: its own words")
          @Nullable Integer wordingVersion,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      @Schema(
              description = "Where its days count: where the patient lived at the signature",
              examples = "America/New_York")
          String timeZone,
      String signedBy,
      LocalDate signedOn,
      SignatureMethod signatureMethod,
      SignerRelationship signerRelationship,
      @Nullable String minorSignedBy,
      @Nullable String witness,
      @Nullable String documentHash,
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
