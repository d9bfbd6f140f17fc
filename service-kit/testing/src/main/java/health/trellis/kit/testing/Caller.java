package health.trellis.kit.testing;

import java.util.EnumSet;
import java.util.Set;

/** Everybody who might call an operation. */
public enum Caller {
  NONE,
  EXPIRED,
  FOREIGN,
  PATIENT,
  OTHER_PATIENT,
  FAMILY,
  OTHER_FAMILY,
  CLINICIAN,
  OTHER_CLINICIAN,
  PRESCRIBER,
  COORDINATOR,
  PROGRAM_ADMIN,
  BILLING,
  AUDITOR,
  SYSTEM,
  OTHER_SYSTEM;

  /** Whether there is no valid token at all. */
  public boolean isStranger() {
    return this == NONE || this == EXPIRED || this == FOREIGN;
  }

  /** All who hold a valid token. */
  public static Set<Caller> signedIn() {
    return EnumSet.range(PATIENT, OTHER_SYSTEM);
  }
}
