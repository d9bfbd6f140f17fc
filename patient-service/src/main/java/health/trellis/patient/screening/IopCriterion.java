package health.trellis.patient.screening;

import health.trellis.event.LevelOfCare;
import org.jspecify.annotations.Nullable;

/**
 * Whom intensive outpatient services are for: 42 CFR 410.44(c), which from 2024 says of 9 hours
 * what 410.43(c) says of 20 for partial hospitalization. Each has the level to think of first when
 * it is not met; that level is Trellis's default, not the regulation's.
 */
public enum IopCriterion {
  NOT_DANGEROUS("Is not judged to be dangerous to self or others", LevelOfCare.INPATIENT),
  NO_24_HOUR_CARE("Does not need 24-hour care", LevelOfCare.INPATIENT),
  ADEQUATE_SUPPORT(
      "Has an adequate support system while not in the program", LevelOfCare.RESIDENTIAL),
  NEEDS_NINE_HOURS("Needs at least 9 hours of therapeutic services a week", LevelOfCare.OP),
  NEEDS_COORDINATED_PROGRAM(
      "Is likely to benefit from a coordinated program and needs more than isolated sessions",
      LevelOfCare.OP),
  MENTAL_HEALTH_DIAGNOSIS("Has a mental-health or substance-use diagnosis", LevelOfCare.OP),
  ABLE_TO_PARTICIPATE(
      "Can take part in active treatment, cognitively and emotionally, and tolerates its intensity",
      LevelOfCare.OP),
  /** Of 410.43(c), not needed for an IOP: when it is met, partial hospitalization comes first. */
  NEEDS_TWENTY_HOURS("Needs at least 20 hours of therapeutic services a week", null);

  private final String text;
  private final @Nullable LevelOfCare unless;

  IopCriterion(String text, @Nullable LevelOfCare unless) {
    this.text = text;
    this.unless = unless;
  }

  String text() {
    return text;
  }

  /** Whether a screening must answer it. */
  boolean required() {
    return unless != null;
  }

  /** The level to think of first when it is not met. */
  LevelOfCare unless() {
    return unless == null ? LevelOfCare.IOP : unless;
  }
}
