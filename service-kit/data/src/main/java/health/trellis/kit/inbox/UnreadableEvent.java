package health.trellis.kit.inbox;

/** An event that no retry will make readable. */
final class UnreadableEvent extends Exception {
  UnreadableEvent(String reason) {
    super(reason, null, false, false);
  }
}
