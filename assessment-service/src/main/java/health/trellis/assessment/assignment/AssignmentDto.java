package health.trellis.assessment.assignment;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.assessment.ground.LateEntry;
import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.response.ResponseDto;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
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
   * The answers.
   *
   * @param answers option code or ordinal by item
   * @param authoredAt when they were given, for staff; absent: now
   * @param lateEntry why staff enter them late
   */
  public record Submit(
      @NotNull @Size(min = 1, max = ResponseDto.MAX_ANSWERS) Map<String, @NotNull JsonNode> answers,
      @Nullable Instant authoredAt,
      @Valid @Nullable LateEntry lateEntry) {}

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
   * @param assignedAt since when
   * @param lateReason why it was entered late
   * @param draft option code by item, answered so far
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
      Instant assignedAt,
      @Nullable String lateReason,
      Map<String, String> draft,
      @Nullable Instant completedAt,
      @Nullable UUID responseId) {}
}
