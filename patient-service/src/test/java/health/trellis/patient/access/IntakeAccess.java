package health.trellis.patient.access;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.patient.Api;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what at intake. */
final class IntakeAccess {
  private static final Set<Caller> OFFICE = EnumSet.of(COORDINATOR, PROGRAM_ADMIN);
  private static final Set<Caller> TEAM =
      EnumSet.of(COORDINATOR, PROGRAM_ADMIN, CLINICIAN, PRESCRIBER);

  private IntakeAccess() {}

  static void rows(AccessTable table, String patient) {
    String referral = "{\"source\":\"SELF\",\"reason\":\"Help\"}";
    String of = "/api/v1/patients/{patientId}";
    String id =
        Api.coordinator()
            .body(referral)
            .post("/api/v1/patients/" + patient + "/referrals")
            .path("id");
    String screening =
        """
        {"criteria":"ASAM_4","dimensions":[{"dimension":4,"leastLevel":"2.1"}]}""";
    String decision = "{\"outcome\":\"DECLINE\",\"reasons\":[\"OUT_OF_AREA\"]}";
    row(table, "POST", of + "/referrals", List.of(patient), referral, OFFICE);
    row(table, "POST", of + "/screenings", List.of(patient), screening, TEAM);
    row(table, "GET", of + "/screenings", List.of(patient), null, TEAM);
    row(table, "GET", "/api/v1/referrals/waiting-list", List.of(), null, OFFICE);
    row(table, "GET", "/api/v1/referrals/{id}", List.of(id), null, OFFICE);
    row(table, "GET", "/api/v1/referrals/{id}/decisions", List.of(id), null, OFFICE);
    row(table, "POST", "/api/v1/referrals/{id}/decisions", List.of(id), decision, OFFICE);
  }

  private static void row(
      AccessTable table,
      String method,
      String template,
      List<?> parameters,
      @Nullable String body,
      Set<Caller> allowed) {
    table.row(method, template, parameters, "application/json", body, allowed);
  }
}
