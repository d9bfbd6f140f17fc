package health.trellis.patient.task;

import java.time.Duration;
import java.util.Optional;

/** To whom a task went because nobody did it in time. Whose task it is stays as it was. */
public enum Escalation {
  /** It is in time, or nobody looked yet. */
  NONE,

  /** To who supervises the clinician whose task it is. */
  SUPERVISOR,

  /** To the coordinators, for a clinician whom nobody supervises. */
  COORDINATOR,

  /** To the program's administration. */
  PROGRAM_ADMIN;

  /** How long the first who hears of it has. */
  static final Duration FIRST_HAS = Duration.ofDays(1);

  /**
   * To whom a task goes next; empty: to nobody now.
   *
   * @param assignee whose kind of task it is
   * @param supervised whether somebody supervises the clinician whose task it is
   * @param overdue since when it is due; negative: it is not yet
   */
  Optional<Escalation> next(Assignee assignee, boolean supervised, Duration overdue) {
    if (overdue.isNegative()) {
      return Optional.empty();
    }
    return switch (this) {
      case NONE -> Optional.of(first(assignee, supervised));
      case SUPERVISOR, COORDINATOR ->
          overdue.compareTo(FIRST_HAS) >= 0 ? Optional.of(PROGRAM_ADMIN) : Optional.empty();
      case PROGRAM_ADMIN -> Optional.empty();
    };
  }

  private static Escalation first(Assignee assignee, boolean supervised) {
    if (assignee == Assignee.COORDINATOR) {
      return PROGRAM_ADMIN;
    }
    return supervised ? SUPERVISOR : COORDINATOR;
  }
}
