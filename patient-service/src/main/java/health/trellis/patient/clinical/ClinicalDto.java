package health.trellis.patient.clinical;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What answers about conditions, medications and allergies hold. */
public final class ClinicalDto {
  private ClinicalDto() {}

  /** Answer: a diagnosis or problem. */
  @Schema(name = "Condition")
  public record ConditionView(
      UUID id,
      UUID patientId,
      @Schema(examples = "http://snomed.info/sct") @Nullable String codeSystem,
      @Schema(examples = "370143000") @Nullable String code,
      @Schema(examples = "Major depressive disorder") String display,
      @Schema(description = "FHIR clinical status", examples = "active") String status,
      @Schema(examples = "encounter-diagnosis") String category,
      @Nullable String verificationStatus,
      DiagnosisKind kind,
      @Schema(
              description =
                  "Active, and so is a diagnosis of the other kind: substance use and mental health")
          boolean coOccurring,
      @Nullable LocalDate onsetOn,
      @Nullable LocalDate abatedOn,
      @Nullable LocalDate recordedOn,
      @Schema(description = "Whose word it is: a person, or the client id of an EHR")
          @Nullable String recordedBy,
      Instant receivedAt) {}

  /** Answer: a medication. */
  @Schema(name = "Medication")
  public record MedicationView(
      UUID id,
      UUID patientId,
      @Nullable String codeSystem,
      @Nullable String code,
      @Schema(examples = "Sertraline 50 MG Oral Tablet") String display,
      @Schema(description = "FHIR status of the request", examples = "active") String status,
      @Schema(examples = "order") String intent,
      @Nullable String dosage,
      @Nullable LocalDate recordedOn,
      @Schema(description = "Whose word it is: a person, or the client id of an EHR")
          @Nullable String recordedBy,
      Instant receivedAt) {}

  /** Answer: an allergy or intolerance. */
  @Schema(name = "Allergy")
  public record AllergyView(
      UUID id,
      UUID patientId,
      @Nullable String codeSystem,
      @Nullable String code,
      @Schema(examples = "Penicillin") String display,
      @Schema(description = "FHIR clinical status", examples = "active") String status,
      @Schema(examples = "medication") @Nullable String category,
      @Schema(examples = "high") @Nullable String criticality,
      @Nullable LocalDate recordedOn,
      @Schema(description = "Whose word it is: a person, or the client id of an EHR")
          @Nullable String recordedBy,
      Instant receivedAt) {}
}
