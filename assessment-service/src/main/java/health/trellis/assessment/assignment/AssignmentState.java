package health.trellis.assessment.assignment;

/** Where an assignment stands. */
public enum AssignmentState {
  /** Nothing answered yet. */
  ASSIGNED,

  /** A draft is kept. */
  IN_PROGRESS,

  /** Answered and scored. */
  COMPLETED,

  /** Not answered in time. */
  EXPIRED,

  /** Need not be answered, for a reason. */
  SKIPPED;

  /** Whether it can still be answered. */
  public boolean isOpen() {
    return this == ASSIGNED || this == IN_PROGRESS;
  }
}
