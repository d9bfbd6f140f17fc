package health.trellis.gateway.upstream;

import io.vertx.core.buffer.Buffer;

/**
 * A small answer of a service, read whole.
 *
 * @param status the HTTP status
 * @param body the body
 */
public record Answer(int status, Buffer body) {
  /** Whether the status is one of success. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }
}
