package health.trellis.patient.referral;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Why a referral is decided as it is. */
public enum DecisionReason {
  MEETS_CRITERIA(DecisionOutcome.ACCEPT, DecisionOutcome.WAITLIST),
  STEP_DOWN(DecisionOutcome.ACCEPT, DecisionOutcome.WAITLIST),
  STEP_UP(DecisionOutcome.ACCEPT, DecisionOutcome.WAITLIST),
  NO_PLACE(DecisionOutcome.WAITLIST, DecisionOutcome.REFER_OUT, DecisionOutcome.DECLINE),
  AWAITING_AUTHORIZATION(DecisionOutcome.WAITLIST),
  NEEDS_HIGHER_LEVEL(DecisionOutcome.REFER_OUT, DecisionOutcome.DECLINE),
  NEEDS_LOWER_LEVEL(DecisionOutcome.REFER_OUT, DecisionOutcome.DECLINE),
  NOT_COVERED(DecisionOutcome.REFER_OUT, DecisionOutcome.DECLINE),
  OUT_OF_AREA(DecisionOutcome.REFER_OUT, DecisionOutcome.DECLINE),
  NOT_REACHED(DecisionOutcome.DECLINE, DecisionOutcome.WITHDRAW),
  PATIENT_DECLINED(DecisionOutcome.WITHDRAW),
  TREATED_ELSEWHERE(DecisionOutcome.WITHDRAW, DecisionOutcome.DECLINE),
  DUPLICATE(DecisionOutcome.WITHDRAW, DecisionOutcome.DECLINE),
  OTHER(DecisionOutcome.values());

  private final Set<DecisionOutcome> outcomes;

  DecisionReason(DecisionOutcome... outcomes) {
    this.outcomes = EnumSet.copyOf(Arrays.asList(outcomes));
  }

  /** Whether it explains an outcome. */
  boolean explains(DecisionOutcome outcome) {
    return outcomes.contains(outcome);
  }
}
