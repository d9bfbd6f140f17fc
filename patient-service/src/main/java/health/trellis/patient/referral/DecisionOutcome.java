package health.trellis.patient.referral;

/** What is decided about a referral. */
public enum DecisionOutcome {
  ACCEPT(ReferralState.ACCEPTED),
  WAITLIST(ReferralState.WAITLISTED),
  DECLINE(ReferralState.DECLINED),
  REFER_OUT(ReferralState.REFERRED_OUT),
  WITHDRAW(ReferralState.WITHDRAWN);

  private final ReferralState state;

  DecisionOutcome(ReferralState state) {
    this.state = state;
  }

  ReferralState state() {
    return state;
  }

  /** Whether it takes the patient in, now or later, and so needs a screening and a level. */
  boolean takesIn() {
    return this == ACCEPT || this == WAITLIST;
  }
}
