package health.trellis.scheduling.curriculum;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a patient has met of a curriculum.
 *
 * @param curriculumId the curriculum
 * @param patientId the patient
 * @param met topics met
 * @param total topics in all
 * @param completeAt when the last topic that is not met comes next; absent when all are met, or one
 *     is not on the calendar
 * @param items the topics in the order in which they come
 */
@Schema(name = "CurriculumProgress")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressView(
    UUID curriculumId,
    UUID patientId,
    int met,
    int total,
    @Nullable Instant completeAt,
    List<Topic> items) {
  /**
   * A topic.
   *
   * @param state how the patient stands with it
   * @param nextSessionId the next meeting that has it; absent when it is met
   * @param nextStartsAt when that is
   */
  @Schema(name = "CurriculumProgressTopic")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Topic(
      String module,
      String topic,
      TopicState state,
      @Nullable UUID nextSessionId,
      @Nullable Instant nextStartsAt) {}
}
