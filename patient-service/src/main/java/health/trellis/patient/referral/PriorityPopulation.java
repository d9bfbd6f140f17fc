package health.trellis.patient.referral;

import health.trellis.patient.referral.ReferralDto.Urgency;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who goes first to substance-use treatment that is paid by the federal block grant: 45 CFR
 * 96.131(a), in the order of the regulation. A pregnant woman who cannot be admitted gets interim
 * services within 48 hours (96.131(d)); who injects drugs is admitted within 14 days of asking, or
 * gets interim services until then (96.126(b)).
 */
public enum PriorityPopulation {
  PREGNANT_INJECTING(Duration.ofHours(48)),
  PREGNANT(Duration.ofHours(48)),
  INJECTING(Duration.ofDays(14)),
  OTHER(null);

  private final @Nullable Duration limit;

  PriorityPopulation(@Nullable Duration limit) {
    this.limit = limit;
  }

  /** Latest time to act; null where no regulation sets one. */
  @Nullable Instant offerBy(Instant since) {
    return limit == null ? null : since.plus(limit);
  }

  /**
   * Place in the order, 1 first: an emergency, then the populations of the regulation, then what is
   * urgent, then all others.
   */
  int rank(Urgency urgency) {
    if (urgency == Urgency.EMERGENT) {
      return 1;
    }
    if (this != OTHER) {
      return 2 + ordinal();
    }
    return 2 + OTHER.ordinal() + (urgency == Urgency.URGENT ? 0 : 1);
  }
}
