package health.trellis.kit.inbox;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells an outage, which passes, from a fault in an event or a handler, which does not. */
final class Outage {
  private Outage() {}

  /**
   * Whether the database could not be reached or gave up on its own. SQL states: 08 connection, 53
   * resources, 57 shutting down, 58 system; no state at all: the pool gave up.
   */
  static boolean causes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutage(@Nullable String state) {
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("58");
  }

  private static @Nullable Throwable next(Throwable cause) {
    return cause.getCause() == cause ? null : cause.getCause();
  }
}
