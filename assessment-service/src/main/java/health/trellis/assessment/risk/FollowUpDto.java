package health.trellis.assessment.risk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about the follow-up of a risk alert. */
public final class FollowUpDto {
  private FollowUpDto() {}

  /** How a clinician judges the risk after talking with the patient. */
  public enum JudgedRisk {
    /** No risk found. */
    NONE,

    /** Act the same day. */
    MODERATE,

    /** Act soon. */
    HIGH,

    /** Act now. */
    IMMINENT
  }

  /**
   * What somebody found out.
   *
   * @param patientReached whether the patient was spoken with
   * @param judged the risk as judged now
   * @param note what was said and done
   */
  public record TriageNote(
      @NotNull Boolean patientReached,
      @NotNull JudgedRisk judged,
      @NotBlank @Size(max = 2000) String note) {}

  /**
   * A triage note.
   *
   * @param id the note
   * @param writtenAt when
   * @param writtenBy who
   * @param patientReached whether the patient was spoken with
   * @param judged the risk as judged then
   * @param note what was said and done
   */
  public record NoteView(
      UUID id,
      Instant writtenAt,
      String writtenBy,
      boolean patientReached,
      JudgedRisk judged,
      String note) {}

  /**
   * Asking the patient again.
   *
   * @param dueInHours by when the screener is to be answered, 1 to 168; absent: within 24 hours
   */
  public record Rescreening(@Min(1) @Max(168) @Nullable Integer dueInHours) {
    private static final int A_DAY = 24;

    int hours() {
      return dueInHours == null ? A_DAY : dueInHours;
    }
  }

  /**
   * The screener that was assigned.
   *
   * @param assignmentId the assignment
   * @param instrument code of the screener
   * @param dueAt by when
   */
  public record RescreenView(UUID assignmentId, String instrument, Instant dueAt) {}
}
