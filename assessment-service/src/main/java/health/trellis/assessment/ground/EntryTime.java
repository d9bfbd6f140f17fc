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

  /** How long a device may keep answers: longer, and they say nothing of today's treatment. */
  private static final Duration OFFLINE = Duration.ofDays(30);

  /** How far a device's clock may be fast. */
  private static final Duration FAST_CLOCK = Duration.ofMinutes(5);

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
    if (late == null && !user.isSystem() && isLate(authoredAt)) {
      throw Refusal.invalid(
          "/lateEntry", "required", "What is entered more than a day later needs a reason.");
    }
    return authoredAt;
  }

  /**
   * The time of answers that a device kept: what its clock said, but never after now.
   *
   * @throws Refusal 422 when the clock is more than five minutes fast, or the answers are more than
   *     thirty days old
   */
  public Instant resolve(OfflineEntry offline) {
    Instant now = clock.instant();
    if (offline.authoredAt().isAfter(now.plus(FAST_CLOCK))) {
      throw Refusal.invalid(
          "/offline/authoredAt", "in-the-future", "The device's clock is ahead of time.");
    }
    if (offline.authoredAt().isBefore(now.minus(OFFLINE))) {
      throw Refusal.invalid(
          "/offline/authoredAt", "too-old", "Answers are kept for thirty days at the most.");
    }
    return offline.authoredAt().isAfter(now) ? now : offline.authoredAt();
  }

  /** Whether answers came so late that they are marked: more than a day after they were given. */
  public boolean isLate(Instant authoredAt) {
    return authoredAt.isBefore(clock.instant().minus(SAME_DAY));
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
