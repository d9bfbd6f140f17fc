package health.trellis.notification.template;

/** How a message reaches a person. */
public enum Channel {
  /** The list in the app, after sign-in. */
  IN_APP,
  EMAIL,
  /** A text message to a phone number. */
  SMS,
  /** A push message to browsers and phones. */
  PUSH,
  /** A call that speaks the message: for pages about a risk. */
  VOICE
}
