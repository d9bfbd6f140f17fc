package health.trellis.patient.referral;

import java.util.EnumSet;
import java.util.Set;

/** Where a referral stands. */
public enum ReferralState {
  /** Nobody has decided yet. */
  OPEN,
  /** To be admitted when there is a place. */
  WAITLISTED,
  /** To be admitted. */
  ACCEPTED,
  ADMITTED,
  DECLINED,
  REFERRED_OUT,
  WITHDRAWN;

  private static final Set<ReferralState> UNANSWERED = EnumSet.of(OPEN, WAITLISTED, ACCEPTED);

  /** Whether a decision, or an admission, may follow. */
  boolean unanswered() {
    return UNANSWERED.contains(this);
  }
}
