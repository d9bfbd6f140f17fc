package health.trellis.patient.coverage;

import java.util.Locale;

/** What the patient is to who holds the plan (HL7 SubscriberPolicyholder Relationship Codes). */
public enum SubscriberRelationship {
  SELF,
  SPOUSE,
  CHILD,
  PARENT,

  /** A common-law spouse. */
  COMMON,
  OTHER;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
