package health.trellis.patient.duplicate;

import health.trellis.kit.merge.PatientMerges.Followed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about duplicates and merges hold. */
public final class DuplicateDto {
  private DuplicateDto() {}

  /** What became of a pair. */
  public enum PairState {
    OPEN,
    DISMISSED,
    MERGED
  }

  /** Request: dismiss a pair, or undo a merge. */
  @Schema(name = "DuplicateReason")
  public record Reason(
      @Schema(examples = "Twins, confirmed by phone") @NotBlank @Size(max = 500) String reason) {}

  /** Request: merge another record into this patient's. */
  @Schema(name = "MergePatient")
  public record MergePatient(
      @Schema(description = "The record that is no longer to be used") @NotNull
          UUID mergedPatientId,
      @Schema(examples = "Same person, registered twice; confirmed with the patient")
          @NotBlank
          @Size(max = 500)
          String reason) {}

  /** One of a pair, as far as it helps to tell them apart. */
  @Schema(name = "DuplicatePerson")
  public record Alike(
      UUID id,
      String givenName,
      String familyName,
      @Nullable LocalDate birthDate,
      Instant registeredAt) {}

  /** Answer: two records that look like one person. */
  @Schema(name = "PossibleDuplicate")
  public record PairView(
      UUID id,
      Alike first,
      Alike second,
      @Schema(description = "0 to 100; from 80 on most likely one person", examples = "85")
          int score,
      List<Likeness.Feature> features,
      PairState state,
      @Schema(description = "Why it was dismissed") @Nullable String reason,
      Instant foundAt) {}

  /** Answer: a merge. */
  @Schema(name = "PatientMerge")
  public record MergeView(
      UUID id,
      @Schema(description = "The record that remains") UUID patientId,
      UUID mergedPatientId,
      String reason,
      String mergedBy,
      Instant mergedAt,
      @Nullable String undoneBecause,
      @Nullable String undoneBy,
      @Nullable Instant undoneAt,
      @Schema(description = "Rows by table that followed, and that stayed with the merged record")
          List<Followed> followed) {}
}
