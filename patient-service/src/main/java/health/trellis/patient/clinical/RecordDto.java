package health.trellis.patient.clinical;

import health.trellis.patient.clinical.ClinicalEntries.Provenance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about the record that staff keep hold. */
public final class RecordDto {
  private RecordDto() {}

  /** How sure a diagnosis is. */
  public enum Certainty {
    PROVISIONAL,
    DIFFERENTIAL,
    CONFIRMED
  }

  /** Request: record a diagnosis. */
  @Schema(name = "RecordDiagnosis")
  public record RecordDiagnosis(
      @Schema(description = "ICD-10-CM", examples = "F10.20")
          @NotNull
          @Pattern(regexp = DiagnosisKind.ICD_FORM)
          String icd10cm,
      @Schema(description = "SNOMED CT", examples = "66590003") @Pattern(regexp = "[0-9]{6,18}")
          @Nullable String snomed,
      @Schema(examples = "Alcohol dependence, uncomplicated") @NotBlank @Size(max = 200)
          String display,
      @Schema(description = "CONFIRMED when absent") @Nullable Certainty certainty,
      @Nullable LocalDate onsetOn,
      @Nullable LocalDate abatedOn) {}

  /** What an allergy is to. */
  public enum AllergyCategory {
    FOOD,
    MEDICATION,
    ENVIRONMENT,
    BIOLOGIC
  }

  /** How bad it may get. */
  public enum Criticality {
    LOW,
    HIGH
  }

  /** Request: record an allergy. */
  @Schema(name = "RecordAllergy")
  public record RecordAllergy(
      @Schema(examples = "Penicillin") @NotBlank @Size(max = 200) String substance,
      @Schema(description = "RxNorm, for a medication", examples = "7980")
          @Pattern(regexp = "[0-9]{1,10}")
          @Nullable String rxnorm,
      @NotNull AllergyCategory category,
      @Nullable Criticality criticality,
      @Schema(examples = "Rash") @Size(max = 200) @Nullable String reaction) {}

  /** Where a medication comes from. */
  public enum MedicationSource {
    PRESCRIBED_HERE,
    PRESCRIBED_ELSEWHERE,
    REPORTED_BY_PATIENT
  }

  /** Request: record a medication. */
  @Schema(name = "RecordMedication")
  public record RecordMedication(
      @Schema(examples = "Naltrexone 50 MG Oral Tablet") @NotBlank @Size(max = 200) String name,
      @Schema(description = "RxNorm", examples = "7243") @Pattern(regexp = "[0-9]{1,10}")
          @Nullable String rxnorm,
      @Schema(examples = "One tablet every morning") @NotBlank @Size(max = 500) String dosage,
      @NotNull MedicationSource source,
      @Schema(description = "First day") @Nullable LocalDate startedOn) {}

  /** What a reconciliation decides. */
  public enum MedicationDecision {
    CONTINUE,
    CHANGE,
    STOP
  }

  /** What becomes of one medication. */
  @Schema(name = "ReconciledMedication")
  public record Reconciled(
      @NotNull UUID medicationId,
      @NotNull MedicationDecision decision,
      @Schema(description = "For CHANGE: how it is taken from now on") @Size(max = 500)
          @Nullable String dosage,
      @Schema(description = "For STOP and CHANGE") @Size(max = 500) @Nullable String reason) {}

  /** Request: reconcile the medications. */
  @Schema(name = "ReconcileMedications")
  public record Reconciliation(
      @Schema(description = "Every active medication once") @NotNull @Size(max = 100)
          List<@Valid @NotNull Reconciled> medications,
      @Schema(examples = "Compared with the discharge list of the hospital") @Size(max = 2000)
          @Nullable String note) {}

  /** Answer: a reconciliation. */
  @Schema(name = "MedicationReconciliation")
  public record ReconciliationView(UUID id, Reconciliation content, Provenance provenance) {}

  /** Request: record how a medication was taken. */
  @Schema(name = "RecordAdherence")
  public record Adherence(
      @NotNull LocalDate from,
      @NotNull LocalDate until,
      @Schema(examples = "14") @NotNull @Min(1) @Max(1000) Integer dosesExpected,
      @Schema(examples = "12") @NotNull @Min(0) @Max(1000) Integer dosesTaken,
      @Schema(examples = "Forgot on the weekend") @Size(max = 500)
          @Nullable String missedBecause) {}

  /** Answer: how a medication was taken. */
  @Schema(name = "MedicationAdherence")
  public record AdherenceView(
      UUID id,
      Adherence content,
      @Schema(description = "Doses taken of those expected, 0 to 1", examples = "0.86")
          BigDecimal proportion,
      @Schema(description = "From 0.8 on, the usual cut of the proportion of days covered")
          boolean adherent,
      Provenance provenance) {}

  /** What was tested. */
  public enum Specimen {
    URINE,
    ORAL_FLUID,
    BREATH,
    BLOOD,
    HAIR
  }

  /** What came out. */
  public enum ToxicologyOutcome {
    NEGATIVE,
    POSITIVE,
    INCONCLUSIVE
  }

  /** One substance. */
  @Schema(name = "ToxicologyFinding")
  public record ToxicologyFinding(
      @Schema(examples = "Benzodiazepines") @NotBlank @Size(max = 100) String substance,
      @NotNull ToxicologyOutcome outcome,
      @Schema(description = "Whether a laboratory confirmed it by a definitive method")
          boolean confirmed,
      @Schema(description = "Whether a medication on record explains it") boolean prescribed,
      @DecimalMin("0") @DecimalMax("1000000") @Nullable BigDecimal level,
      @Schema(examples = "ng/mL") @Size(max = 20) @Nullable String unit) {}

  /** Request: record a toxicology result. */
  @Schema(name = "RecordToxicology")
  public record Toxicology(
      @NotNull Instant collectedAt,
      @NotNull Specimen specimen,
      @Schema(description = "Whether the collection was observed") boolean observed,
      @Schema(examples = "Riverside Laboratory") @Size(max = 200) @Nullable String laboratory,
      @NotEmpty @Size(max = 60) List<@Valid @NotNull ToxicologyFinding> findings,
      @Size(max = 2000) @Nullable String note) {}

  /** Answer: a toxicology result. */
  @Schema(name = "ToxicologyResult")
  public record ToxicologyView(
      UUID id,
      Toxicology content,
      @Schema(description = "Whether something was found that no medication explains")
          boolean unexpected,
      Provenance provenance) {}

  /** One measurement. */
  @Schema(name = "VitalFact")
  public record VitalFact(
      @NotNull VitalSign sign, @Schema(examples = "118") @NotNull BigDecimal value) {}

  /** Request: record vital facts. */
  @Schema(name = "RecordVitals")
  public record Vitals(
      @NotNull Instant measuredAt,
      @Schema(description = "Who measured", examples = "Riverside intake nurse") @Size(max = 200)
          @Nullable String source,
      @NotEmpty @Size(max = 20) List<@Valid @NotNull VitalFact> facts) {}

  /** Answer: vital facts. */
  @Schema(name = "VitalFacts")
  public record VitalsView(UUID id, Vitals content, Provenance provenance) {}
}
