package health.trellis.notification.message;

/** Where a notification stands. */
public enum NotificationState {
  /** Waits for its time. */
  PLANNED,
  /** Not sent, with a reason. */
  SUPPRESSED,
  /** Is being handed to a provider. */
  QUEUED,
  /** The provider has it. */
  SENT,
  /** The provider says that it has arrived. */
  DELIVERED,
  /** Given up, with a reason; may be replayed. */
  FAILED,
  READ
}
