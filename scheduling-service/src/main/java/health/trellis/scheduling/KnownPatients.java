package health.trellis.scheduling;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Whether there is such a patient, and whether the caller may know. */
@ApplicationScoped
public class KnownPatients {
  private final PatientAccess access;

  KnownPatients(PatientAccess access) {
    this.access = access;
  }

  /** Lets the caller read what concerns a patient, or answers 404; audited. */
  public void mayRead(UUID patientId, Area area, String what) {
    access.require(patientId, area, Mode.READ, what);
  }

  /** Lets the caller write what concerns a patient, or answers 404; audited. */
  public void mayWrite(UUID patientId, Area area, String what) {
    access.require(patientId, area, Mode.WRITE, what);
  }
}
