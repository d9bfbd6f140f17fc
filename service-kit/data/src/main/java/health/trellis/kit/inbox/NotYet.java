package health.trellis.kit.inbox;

/**
 * A handler lacks a fact that another topic will bring: topics are in order each by itself, not
 * against each other. The event waits in a queue of its key, with those that follow it, while all
 * others go on; only when the fact does not come for long is the event set aside.
 */
public final class NotYet extends RuntimeException {
  /**
   * What is missing.
   *
   * @param missing the kind of fact, without a patient's data
   */
  public NotYet(String missing) {
    super(missing, null, false, true);
  }
}
