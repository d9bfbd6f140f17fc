package health.trellis.notification;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.OTHER_CLINICIAN;
import static health.trellis.kit.testing.Caller.OTHER_SYSTEM;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;
import static health.trellis.kit.testing.Caller.SYSTEM;

import health.trellis.kit.testing.AccessTable;
import java.util.List;

/** Who may use the resources of FHIR. */
final class FhirAccess {
  private FhirAccess() {}

  static AccessTable rows(AccessTable table, String communication) {
    return table
        .row(
            "GET",
            "/fhir/r4/Communication/{id}",
            List.of(communication),
            null,
            CLINICIAN,
            COORDINATOR,
            PROGRAM_ADMIN,
            SYSTEM)
        .row(
            "GET",
            "/fhir/r4/Communication",
            List.of(),
            null,
            CLINICIAN,
            OTHER_CLINICIAN,
            PRESCRIBER,
            COORDINATOR,
            PROGRAM_ADMIN,
            SYSTEM,
            OTHER_SYSTEM)
        .row("GET", "/fhir/r4/Subscription", List.of(), null, PROGRAM_ADMIN, SYSTEM, OTHER_SYSTEM)
        .row(
            "GET",
            "/fhir/r4/Subscription/$status",
            List.of(),
            null,
            PROGRAM_ADMIN,
            SYSTEM,
            OTHER_SYSTEM)
        .row(
            "POST",
            "/fhir/r4/Subscription/$status",
            List.of(),
            "{}",
            PROGRAM_ADMIN,
            SYSTEM,
            OTHER_SYSTEM)
        .row("POST", "/fhir/r4/Subscription", List.of(), "{}", PROGRAM_ADMIN);
  }
}
