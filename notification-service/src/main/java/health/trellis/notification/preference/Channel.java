package health.trellis.notification.preference;

/** How a message reaches a person. */
public enum Channel {
  IN_APP,
  EMAIL
}
