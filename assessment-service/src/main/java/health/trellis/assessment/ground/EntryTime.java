package health.trellis.assessment.ground;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something was answered, and who may say that it was in the past. */
@ApplicationScoped
public class EntryTime {
  /** Staff may copy today's paper form without more ado. */
  private static final Duration SAME_DAY = Duration.ofHours(24);

  private final CurrentUser user;
  private final Clock clock;

  EntryTime(CurrentUser user, Clock clock) {
    this.user = user;
    this.clock = clock;
  }

  /**
   * The time that counts: now for the person's own answers; what staff say, with a reason when it
   * is more than a day ago; never the future.
   */
  public Instant resolve(@Nullable Instant authoredAt, @Nullable LateEntry late) {
    refuseLateByOthers(late);
    Instant now = clock.instant();
    if (user.has(Role.PATIENT) || authoredAt == null) {
      if (authoredAt != null) {
        throw Refusal.invalid("/authoredAt", "staff-only", "Your own answers count as of now.");
      }
      return now;
    }
    if (authoredAt.isAfter(now)) {
      throw Refusal.invalid("/authoredAt", "in-the-future", "Nothing was answered in the future.");
    }
    if (late == null && !user.isSystem() && authoredAt.isBefore(now.minus(SAME_DAY))) {
      throw Refusal.invalid(
          "/lateEntry", "required", "What is entered more than a day later needs a reason.");
    }
    return authoredAt;
  }

  /** Refuses a late entry by anybody but staff. */
  public void refuseLateByOthers(@Nullable LateEntry late) {
    if (late != null && !isStaff()) {
      throw Refusal.forbidden("Staff enter what lies in the past.");
    }
  }

  private boolean isStaff() {
    return user.has(Role.COORDINATOR)
        || user.has(Role.PROGRAM_ADMIN)
        || user.has(Role.CLINICIAN)
        || user.has(Role.PRESCRIBER);
  }
}
