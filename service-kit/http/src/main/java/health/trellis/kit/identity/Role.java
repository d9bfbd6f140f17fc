package health.trellis.kit.identity;

/** What an account is. */
public enum Role {
  PATIENT(Roles.PATIENT),
  FAMILY(Roles.FAMILY),
  CLINICIAN(Roles.CLINICIAN),
  PRESCRIBER(Roles.PRESCRIBER),
  COORDINATOR(Roles.COORDINATOR),
  PROGRAM_ADMIN(Roles.PROGRAM_ADMIN),
  BILLING(Roles.BILLING),
  AUDITOR(Roles.AUDITOR),
  SYSTEM(Roles.SYSTEM);

  private final String claim;

  Role(String claim) {
    this.claim = claim;
  }

  /** The name in a token. */
  public String claim() {
    return claim;
  }
}
