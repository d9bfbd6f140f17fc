package health.trellis.patient.thread;

import health.trellis.event.SessionType;
import health.trellis.patient.plan.ProblemDomain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The golden thread as an answer. */
public final class ThreadDto {
  private ThreadDto() {}

  /** What is missing in a thread. */
  public enum GapKind {
    DIAGNOSIS_WITHOUT_PROBLEM,
    PROBLEM_WITHOUT_DIAGNOSIS,
    PROBLEM_WITHOUT_DOMAIN,
    PROBLEM_WITHOUT_GOAL,
    GOAL_WITHOUT_PROBLEM,
    GOAL_WITHOUT_BASELINE,
    GOAL_WITHOUT_TARGET_DATE,
    GOAL_WITHOUT_INTERVENTION,
    /** No progress note names it in the last 14 days. */
    GOAL_WITHOUT_NOTE,
    /** Nothing measured it in the last 30 days. */
    GOAL_WITHOUT_OUTCOME,
    GOAL_PAST_TARGET_DATE,
    INTERVENTION_WITHOUT_GOAL,
    INTERVENTION_WITHOUT_FREQUENCY,
    INTERVENTION_WITHOUT_RESPONSIBLE,
    RESPONSIBLE_NOT_ON_TEAM,
    /** The prescription asks for no session of its kind. */
    INTERVENTION_NOT_PRESCRIBED,
    /** Nobody attended a session of its kind in the last 14 days. */
    INTERVENTION_WITHOUT_SESSION,
    REVIEW_OVERDUE
  }

  /**
   * Something missing.
   *
   * @param kind what
   * @param pointer where in the plan, a JSON pointer
   * @param text for a person to read
   */
  @Schema(name = "ThreadGap")
  public record Gap(GapKind kind, @Schema(examples = "/goals/0") String pointer, String text) {}

  /** An intervention and what was done. */
  @Schema(name = "ThreadIntervention")
  public record InterventionThread(
      @Schema(examples = "CBT") String modality,
      @Nullable String description,
      @Nullable SessionType sessionType,
      @Schema(description = "Sessions of its kind attended under this version of the plan")
          int sessionsAttended,
      @Nullable LocalDate lastSessionOn,
      @Schema(description = "Notes that name it for the goal") int notes,
      @Nullable LocalDate lastNoteOn) {}

  /** A goal and what came of it. */
  @Schema(name = "ThreadGoal")
  public record GoalThread(
      @Nullable UUID id,
      String description,
      @Nullable BigDecimal baseline,
      @Nullable BigDecimal latest,
      @Nullable LocalDate latestOn,
      @Nullable Integer attainmentPercent,
      boolean achieved,
      int objectivesMet,
      int objectives,
      List<InterventionThread> interventions,
      @Schema(description = "Notes that name the goal") int notes,
      @Nullable LocalDate lastNoteOn) {}

  /** A problem with its diagnosis and goals. */
  @Schema(name = "ThreadProblem")
  public record ProblemThread(
      @Nullable UUID id,
      String description,
      @Nullable ProblemDomain domain,
      @Nullable UUID conditionId,
      @Schema(examples = "Major depressive disorder") @Nullable String diagnosis,
      List<GoalThread> goals) {}

  /** Answer: the thread. */
  @Schema(name = "GoldenThread")
  public record ThreadView(
      UUID planId,
      int version,
      LocalDate effectiveFrom,
      LocalDate reviewDueOn,
      @Schema(description = "Whether nothing is missing") boolean complete,
      List<ProblemThread> problems,
      @Schema(description = "Goals that no problem of the plan stands behind")
          List<GoalThread> otherGoals,
      List<Gap> gaps) {}
}
