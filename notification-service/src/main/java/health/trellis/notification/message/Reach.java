package health.trellis.notification.message;

import org.jspecify.annotations.Nullable;

/**
 * Where something may go.
 *
 * @param address the address or number; absent where a channel keeps its own
 * @param verified whether the person confirmed it
 * @param stopped whether nothing may go there any more
 */
record Reach(@Nullable String address, boolean verified, boolean stopped) {
  /** All devices of a person. */
  static final Reach DEVICES = new Reach(null, true, false);
}
