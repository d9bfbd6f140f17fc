package health.trellis.patient.disclosure;

/**
 * A class of recipients that one consent for all future treatment, payment and operations may name
 * in place of persons (42 CFR 2.31(a)(4)(ii)).
 */
public enum RecipientClass {
  TREATING_PROVIDERS,

  /** Health plans and third-party payers. */
  HEALTH_PLANS,

  /** Those who help to operate the program. */
  OPERATIONS_SUPPORT
}
