package health.trellis.assessment.assignment;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.assessment.ground.LateEntry;
import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.ground.OfflineEntry;
import health.trellis.assessment.instrument.TranslationDto;
import health.trellis.assessment.instrument.Use;
import health.trellis.assessment.response.Manner.Relation;
import health.trellis.assessment.response.ResponseDto;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about assignments. */
public final class AssignmentDto {
  private AssignmentDto() {}

  /**
   * An instrument to assign.
   *
   * @param patientId to whom
   * @param instrument code of the instrument
   * @param occasion why
   * @param dueAt by when; in the past only as late entry
   * @param lateEntry why it is entered late: nobody is told
   */
  public record NewAssignment(
      @NotNull UUID patientId,
      @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,39}") String instrument,
      @NotNull Occasion occasion,
      @NotNull Instant dueAt,
      @Valid @Nullable LateEntry lateEntry) {}

  /**
   * What is answered so far.
   *
   * @param answers option code or ordinal by item; replaces the draft before
   */
  public record Draft(
      @NotNull @Size(max = ResponseDto.MAX_ANSWERS) Map<String, @NotNull JsonNode> answers) {}

  /**
   * One answer.
   *
   * @param answer option code or ordinal
   * @param seconds how long it took; added to what the item took before
   */
  public record OneAnswer(
      @Schema(implementation = Object.class) @NotNull JsonNode answer,
      @Nullable @Min(0) @Max(ResponseDto.MAX_SECONDS) Integer seconds) {}

  /**
   * The answers.
   *
   * @param answers option code or ordinal by item
   * @param authoredAt when they were given, for staff; absent: now
   * @param lateEntry why staff enter them late
   * @param formVersion the version that was answered; absent: the newest
   * @param declined items that the person declined to answer, where the instrument allows it
   * @param itemSeconds how long each item took, in seconds; absent: as the draft counted
   * @param relation who answered in the patient's place
   * @param offline how a device kept them until it had a connection
   * @param language in which the questions were read; absent: English
   */
  public record Submit(
      @NotNull @Size(min = 1, max = ResponseDto.MAX_ANSWERS) Map<String, @NotNull JsonNode> answers,
      @Nullable Instant authoredAt,
      @Valid @Nullable LateEntry lateEntry,
      @Nullable @Size(max = 40) String formVersion,
      @Nullable @Size(max = ResponseDto.MAX_ANSWERS) List<@NotNull @Size(max = 40) String> declined,
      @Nullable @Size(max = ResponseDto.MAX_ANSWERS)
          Map<String, @NotNull @Min(0) @Max(ResponseDto.MAX_SECONDS) Integer> itemSeconds,
      @Nullable Relation relation,
      @Valid @Nullable OfflineEntry offline,
      @Nullable @Pattern(regexp = TranslationDto.LANGUAGE) String language) {}

  /**
   * An assignment.
   *
   * @param id the assignment
   * @param patientId to whom
   * @param instrument code of the instrument
   * @param title name of the instrument
   * @param occasion why
   * @param state where it stands
   * @param dueAt by when
   * @param closesAt until when it can be answered
   * @param assignedAt since when
   * @param lateReason why it was entered late
   * @param draft option code by item, answered so far
   * @param draftSeconds how long each item took so far, in seconds
   * @param rater who is to answer
   * @param skipReason why it need not be answered
   * @param completedAt when it was answered
   * @param responseId the answers
   */
  public record AssignmentView(
      UUID id,
      UUID patientId,
      String instrument,
      String title,
      Occasion occasion,
      AssignmentState state,
      Instant dueAt,
      Instant closesAt,
      Instant assignedAt,
      @Nullable String lateReason,
      Map<String, String> draft,
      Map<String, Integer> draftSeconds,
      Use.Rater rater,
      @Nullable SkipReason skipReason,
      @Nullable Instant completedAt,
      @Nullable UUID responseId) {}

  /**
   * That an assignment need not be answered.
   *
   * @param reason why
   * @param note more about it, for staff
   */
  public record Skip(@NotNull SkipReason reason, @Nullable @Size(max = 500) String note) {}

  /** Why an assignment need not be answered. */
  public enum SkipReason {
    /** The patient does not want to. */
    PATIENT_DECLINED,
    /** The patient is too ill to answer now. */
    TOO_UNWELL,
    /** The same was asked elsewhere lately. */
    DONE_ELSEWHERE,
    /** The patient is away, for example in hospital. */
    AWAY,
    /** It does not fit this patient. */
    NOT_APPLICABLE,
    /** It would keep the patient busy for longer than the program wants in a week. */
    BURDEN_LIMIT,
    /** It was assigned by mistake. */
    ASSIGNED_IN_ERROR
  }
}
