package health.trellis.kit.identity;

/** The names of the roles as tokens carry them, for {@code @RolesAllowed}. */
public final class Roles {
  public static final String PATIENT = "patient";
  public static final String FAMILY = "family";
  public static final String CLINICIAN = "clinician";
  public static final String PRESCRIBER = "prescriber";
  public static final String COORDINATOR = "coordinator";
  public static final String PROGRAM_ADMIN = "program-admin";
  public static final String BILLING = "billing";
  public static final String AUDITOR = "auditor";

  /** EHR clients that sign in by SMART Backend Services. */
  public static final String SYSTEM = "system";

  private Roles() {}
}
