package health.trellis.patient.plan;

import java.util.OptionalInt;

/**
 * The part of life that a problem belongs to: the dimensions of The ASAM Criteria, whose numbers
 * differ between its third (2013) and fourth edition (2023), and the domains that mental-health
 * plans are ordered by.
 */
public enum ProblemDomain {
  /** Intoxication and withdrawal; since the fourth edition with addiction medications. */
  WITHDRAWAL(1, 1),

  /** Biomedical conditions. */
  BIOMEDICAL(2, 2),

  /** Emotional, behavioral or cognitive conditions. */
  EMOTIONAL_BEHAVIORAL_COGNITIVE(3, 3),

  /** Readiness to change; no dimension of its own in the fourth edition. */
  READINESS_TO_CHANGE(4, 0),

  /** Relapse or continued-use potential; substance-use-related risks in the fourth edition. */
  RELAPSE_POTENTIAL(5, 4),

  /** Recovery environment. */
  RECOVERY_ENVIRONMENT(6, 5),

  /** Person-centered considerations; new in the fourth edition. */
  PERSON_CENTERED(0, 6),

  /** Danger to self or others. */
  SAFETY(0, 0),

  /** Depression, mania. */
  MOOD(0, 0),

  /** Anxiety, panic, worry. */
  ANXIETY(0, 0),

  /** What was lived through and comes back. */
  TRAUMA(0, 0),

  /** Family and partnership. */
  FAMILY(0, 0),

  /** Friends, belonging. */
  SOCIAL(0, 0),

  /** Work or school. */
  WORK_OR_SCHOOL(0, 0),

  /** A safe place to live. */
  HOUSING(0, 0),

  /** Courts, probation, debts. */
  LEGAL(0, 0),

  /** Sleep, meals, money, the day's structure. */
  DAILY_LIVING(0, 0);

  private final int third;
  private final int fourth;

  ProblemDomain(int third, int fourth) {
    this.third = third;
    this.fourth = fourth;
  }

  /** Number of the dimension in the third edition, 1 to 6. */
  public OptionalInt asamThird() {
    return third == 0 ? OptionalInt.empty() : OptionalInt.of(third);
  }

  /** Number of the dimension in the fourth edition, 1 to 6. */
  public OptionalInt asamFourth() {
    return fourth == 0 ? OptionalInt.empty() : OptionalInt.of(fourth);
  }
}
