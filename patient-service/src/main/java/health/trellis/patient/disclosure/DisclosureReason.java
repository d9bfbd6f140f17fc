package health.trellis.patient.disclosure;

/**
 * Why a disclosure is allowed or not. The refusals stand in the order in which a consent is looked
 * at: of several consents that do not cover a request, the one that came furthest gives the reason.
 */
public enum DisclosureReason {
  NO_CONSENT("No consent of the kind that the law asks for is on record."),
  OTHER_RECIPIENT("The consents on record are for other recipients."),
  OTHER_DISCLOSER("The consent lets another party disclose."),
  OTHER_PURPOSE("The consent is for another purpose."),
  OTHER_INFORMATION("The consent covers other parts of the record."),
  NOT_YET_VALID("The consent begins later."),
  EXPIRED("The consent has ended."),
  REVOKED("The patient took the consent back."),

  /** 45 CFR 164.506. Never for records of a substance-use program. */
  HIPAA_TPO("HIPAA lets this go for treatment, payment and operations without an authorization."),

  /** 42 CFR 2.51, 45 CFR 164.510 and 164.512(j). */
  MEDICAL_EMERGENCY("A medical emergency needs no consent, but a record of who got what and why."),
  CONSENT("The patient's consent covers it.");

  private final String text;

  DisclosureReason(String text) {
    this.text = text;
  }

  /** The reason in words. */
  public String text() {
    return text;
  }

  /** Whether it lets the disclosure go ahead. */
  public boolean allows() {
    return compareTo(HIPAA_TPO) >= 0;
  }
}
