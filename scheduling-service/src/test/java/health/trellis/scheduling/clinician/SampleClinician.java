package health.trellis.scheduling.clinician;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Clinicians for tests of rules. */
public final class SampleClinician {
  private SampleClinician() {}

  /** Somebody with working hours. */
  public static Clinician working(List<WorkingWindow> hours) {
    return new Clinician(UUID.randomUUID(), request(hours, List.of()));
  }

  static Clinician licensed(Licence licence) {
    return new Clinician(UUID.randomUUID(), request(List.of(), List.of(licence)));
  }

  private static ClinicianRequest request(List<WorkingWindow> hours, List<Licence> licences) {
    return new ClinicianRequest(
        null,
        "Dana Reyes",
        "LCSW",
        false,
        Set.of("CBT"),
        Set.of(),
        hours,
        null,
        null,
        true,
        null,
        null,
        licences,
        null,
        null,
        null,
        null);
  }
}
