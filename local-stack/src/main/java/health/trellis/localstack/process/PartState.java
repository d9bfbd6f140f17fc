package health.trellis.localstack.process;

/**
 * How a part does.
 *
 * @param name the part
 * @param state STARTING, READY, RESTARTING or STOPPED
 * @param pid its process
 * @param restarts how often it was started again
 * @param address where it can be reached
 */
public record PartState(String name, State state, long pid, int restarts, String address) {
  /** The states of a part. */
  public enum State {
    STARTING,
    READY,
    RESTARTING,
    STOPPED
  }
}
