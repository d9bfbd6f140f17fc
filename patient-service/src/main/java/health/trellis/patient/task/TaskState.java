package health.trellis.patient.task;

/** Where a task stands, and where it may go from there. */
public enum TaskState {
  /** Nobody began. */
  OPEN,

  /** Somebody is at it. */
  IN_PROGRESS,

  /** Done for good. */
  DONE;

  /** Whether a task may go from this state to the other; staying is no change. */
  public boolean mayBecome(TaskState other) {
    return switch (this) {
      case OPEN, IN_PROGRESS -> true;
      case DONE -> other == DONE;
    };
  }
}
