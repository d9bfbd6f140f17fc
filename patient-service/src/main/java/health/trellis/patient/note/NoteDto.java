package health.trellis.patient.note;

import health.trellis.patient.ground.Formats;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about progress notes hold. */
public final class NoteDto {
  private NoteDto() {}

  /** What a note is of. */
  public enum NoteKind {
    INDIVIDUAL,
    GROUP,
    FAMILY,
    MEDICATION,
    CASE_MANAGEMENT,
    CRISIS
  }

  /** Where a note stands. */
  public enum NoteStatus {
    DRAFT,
    /** Signed by a supervised clinician: frozen until the supervisor signs. */
    AWAITING_COSIGNATURE,
    SIGNED
  }

  /** How a goal fared in a session. */
  public enum GoalResponse {
    PROGRESS,
    NO_CHANGE,
    SETBACK
  }

  /**
   * What a note says: data, assessment, plan (the DAP form), and the goals that were worked on.
   *
   * @param data what was done and seen
   * @param assessment what it means
   * @param plan what is next
   * @param goals the goals of the treatment plan that were worked on
   */
  @Schema(name = "ProgressNoteContent")
  public record NoteContent(
      @Schema(examples = "Practised the activity plan; brought the week's log")
          @NotBlank
          @Size(max = 10_000)
          String data,
      @Schema(examples = "Mood lifts with activity; still avoids calls")
          @NotBlank
          @Size(max = 10_000)
          String assessment,
      @Schema(examples = "Two planned activities, one phone call") @NotBlank @Size(max = 10_000)
          String plan,
      @Size(max = 20) List<@Valid @NotNull GoalWork> goals) {
    /** Absent goals are none. */
    public NoteContent {
      goals = goals == null ? List.of() : goals;
    }
  }

  /**
   * Work on a goal.
   *
   * @param goalId a goal of the plan in force
   * @param modality what was done
   * @param response how it went
   * @param note in words
   * @param learned what a setback taught
   */
  @Schema(name = "GoalWork")
  public record GoalWork(
      @NotNull UUID goalId,
      @Schema(examples = "CBT") @Pattern(regexp = Formats.CODE) @Nullable String modality,
      @Schema(examples = "PROGRESS") @NotNull GoalResponse response,
      @Size(max = 2000) @Nullable String note,
      @Size(max = 2000) @Nullable String learned) {}

  /** Request: write a note. */
  @Schema(name = "WriteProgressNote")
  public record WriteNote(
      @Schema(examples = "INDIVIDUAL") @NotNull NoteKind kind,
      @Schema(description = "Day of the session; today when absent") @Nullable LocalDate sessionOn,
      @Schema(description = "The place in the session, where there is one")
          @Nullable UUID bookingId,
      @NotNull @Valid NoteContent content) {}

  /** Request: complete a signed note. */
  @Schema(name = "AddToProgressNote")
  public record WriteAddendum(
      @Schema(examples = "The mother called after the session") @NotBlank @Size(max = 10_000)
          String text) {}

  /** What was added to a signed note. */
  @Schema(name = "ProgressNoteAddendum")
  public record AddendumView(UUID id, String text, String author, Instant createdAt) {}

  /** Answer: a progress note. */
  @Schema(name = "ProgressNote")
  public record NoteView(
      UUID id,
      UUID episodeId,
      UUID patientId,
      NoteKind kind,
      LocalDate sessionOn,
      @Nullable UUID bookingId,
      NoteContent content,
      NoteStatus status,
      String author,
      UUID authorId,
      @Nullable Instant signedAt,
      @Schema(description = "Days from the session to the signature beyond the three that it may")
          int daysLate,
      @Nullable String cosignedBy,
      @Nullable Instant cosignedAt,
      List<AddendumView> addenda,
      Instant updatedAt) {}
}
