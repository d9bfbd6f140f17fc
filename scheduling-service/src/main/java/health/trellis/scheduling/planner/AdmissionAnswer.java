package health.trellis.scheduling.planner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody can be admitted, and from when on. Nobody else's session is touched.
 *
 * @param possible whether all that is prescribed finds a place in one of the weeks
 * @param firstStart Monday of the first such week
 * @param starts week by week
 */
@Schema(name = "AdmissionAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdmissionAnswer(
    boolean possible, @Nullable LocalDate firstStart, List<Start> starts) {
  /**
   * A week in which treatment could start.
   *
   * @param weekStart its Monday
   * @param possible whether all that is prescribed finds a place
   * @param minutes minutes that find a place
   * @param sessions where sessions could be
   * @param collisions what finds no place, and which rules collide
   */
  @Schema(name = "PossibleStart")
  public record Start(
      LocalDate weekStart,
      boolean possible,
      int minutes,
      List<Change> sessions,
      List<String> collisions) {}
}
