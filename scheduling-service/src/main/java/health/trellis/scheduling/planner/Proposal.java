package health.trellis.scheduling.planner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the planner found, as it is kept.
 *
 * @param summary figures
 * @param patients patient by patient
 * @param meetings changes of meetings as a whole
 * @param collisions what could not be placed, and why
 * @param comparison for a staffing question: the figures with one more clinician
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Proposal(
    Summary summary,
    List<PatientPart> patients,
    List<Change> meetings,
    List<Collision> collisions,
    @Nullable Summary comparison) {
  /**
   * Figures of a schedule.
   *
   * @param feasible whether no hard rule is broken
   * @param patients patients planned
   * @param sessions sessions and places in groups
   * @param unplaced prescribed sessions that found no time
   * @param prescribedMinutes minutes that the plans ask for
   * @param placedMinutes minutes of them that are placed
   * @param changes differences to today's calendar
   * @param score how good it is
   */
  @Schema(name = "ScheduleSummary")
  record Summary(
      boolean feasible,
      int patients,
      int sessions,
      int unplaced,
      int prescribedMinutes,
      int placedMinutes,
      int changes,
      Score score) {}

  /**
   * A score; 0 is perfect. Hard and medium count minutes.
   *
   * @param hard rules that must not be broken
   * @param medium what the prescription asks
   * @param soft what is good beyond it
   */
  @Schema(name = "ScheduleScore")
  record Score(int hard, int medium, int soft) {}

  /**
   * A patient's part.
   *
   * @param basis what it rests on
   */
  record PatientPart(
      UUID patientId, List<Change> changes, List<Finding> findings, Map<String, String> basis) {}

  /**
   * A wish, whether it is met, and why not.
   *
   * @param week Monday of the week
   * @param met whether it is met
   * @param words in words
   */
  @Schema(name = "ScheduleFinding")
  record Finding(LocalDate week, boolean met, String words) {}

  /**
   * Something that no time was found for.
   *
   * @param patientId whose
   * @param week Monday of the week
   * @param constraints which rules collide
   * @param words in words
   */
  @Schema(name = "ScheduleCollision")
  record Collision(UUID patientId, LocalDate week, List<String> constraints, String words) {}
}
