package health.trellis.scheduling.planner;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.kit.json.EventJson;
import health.trellis.scheduling.time.WeeklyWindow;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a repair or a staffing question is about.
 *
 * @param loss who or what is not there
 * @param newcomer whom one would hire
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Question(@Nullable Loss loss, @Nullable Newcomer newcomer) {
  /** A clinician who is not there yet. */
  record Newcomer(boolean prescriber, List<String> modalities, List<WeeklyWindow> hours) {}

  static Question read(@Nullable String json) {
    try {
      return json == null
          ? new Question(null, null)
          : EventJson.mapper().readValue(json, Question.class);
    } catch (IOException impossible) {
      throw new IllegalStateException("a stored question must be readable", impossible);
    }
  }
}
