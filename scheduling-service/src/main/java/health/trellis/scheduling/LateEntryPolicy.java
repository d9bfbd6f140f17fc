package health.trellis.scheduling;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who may enter what lies in the past. */
@ApplicationScoped
public class LateEntryPolicy {
  private final CurrentUser user;
  private final Clock clock;

  LateEntryPolicy(CurrentUser user, Clock clock) {
    this.user = user;
    this.clock = clock;
  }

  /**
   * Lets the future pass, and the past only with a coordinator's reason.
   *
   * @return the reason when the start lies in the past, nothing otherwise
   */
  public @Nullable String check(String pointer, Instant start, @Nullable LateEntry late) {
    requireRole(late);
    if (!start.isBefore(clock.instant())) {
      return null;
    }
    if (late == null) {
      throw Refusal.invalid(
          pointer, "in-the-past", "It lies in the past: a coordinator may enter it as lateEntry.");
    }
    return late.reason();
  }

  /** Refuses a late entry by anybody but a coordinator or program admin. */
  public void requireRole(@Nullable LateEntry late) {
    if (late != null && !user.has(Role.COORDINATOR) && !user.has(Role.PROGRAM_ADMIN)) {
      throw Refusal.forbidden("A coordinator enters what lies in the past.");
    }
  }
}
