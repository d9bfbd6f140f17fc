package health.trellis.localstack.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a part does.
 *
 * @param name the part
 * @param state STARTING, READY, RESTARTING or STOPPED
 * @param pid its process
 * @param restarts how often it was started again
 * @param address where it can be reached
 * @param health the URL that tells whether it is well now, where it has one
 */
public record PartState(
    String name,
    State state,
    long pid,
    int restarts,
    String address,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String health) {
  /** The states of a part. */
  public enum State {
    STARTING,
    READY,
    RESTARTING,
    STOPPED
  }
}
