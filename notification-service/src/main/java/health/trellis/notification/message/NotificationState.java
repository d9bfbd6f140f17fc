package health.trellis.notification.message;

/** Where a notification stands. */
public enum NotificationState {
  /** Waits for its time. */
  PLANNED,
  /** Not sent, with a reason. */
  SUPPRESSED,
  /** Handed to the channel. */
  QUEUED,
  SENT,
  FAILED,
  READ
}
