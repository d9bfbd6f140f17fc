package health.trellis.notification.escalation;

/** Whom a step of an escalation pages. */
public enum EscalationTarget {
  /** The clinicians on call for the program. */
  ON_CALL,
  /** The patient's care team. */
  CARE_TEAM,
  COORDINATOR,
  PROGRAM_ADMIN
}
