package health.trellis.notification.rule;

/** Who hears of it, by relation to the patient. */
public enum RuleAudience {
  PATIENT(false),
  /** Family members whom the patient lets have notices. */
  FAMILY(false),
  /** Those who treat the patient, or the coordinator where there is nobody. */
  CARE_TEAM(true),
  /** Whose task it is, or the coordinator where it is nobody's. */
  ASSIGNEE(true),
  COORDINATOR(true),
  PROGRAM_ADMIN(true),
  /** The clinicians on call for the patient's program now. */
  ON_CALL(true);

  private final boolean staff;

  RuleAudience(boolean staff) {
    this.staff = staff;
  }

  /** Whether these are people who work here. */
  public boolean isStaff() {
    return staff;
  }
}
