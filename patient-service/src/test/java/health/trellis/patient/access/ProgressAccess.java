package health.trellis.patient.access;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may see how a patient gets on. Sobriety dates are for the patient and the care team. */
final class ProgressAccess {
  private static final Set<Caller> WRITERS = EnumSet.of(PATIENT, CLINICIAN, PRESCRIBER);
  private static final Set<Caller> READERS =
      EnumSet.of(PATIENT, CLINICIAN, PRESCRIBER, COORDINATOR);
  private static final String DATE =
      "{\"kind\":\"BEHAVIOR\",\"what\":\"Gambling\",\"startedOn\":\"2026-01-01\"}";

  private ProgressAccess() {}

  static void rows(AccessTable table, Admitted admitted, String plan) {
    List<?> patient = List.of(admitted.patientId());
    String of = "/api/v1/patients/{patientId}";
    add(table, "GET", of + "/long-view", patient, null, READERS);
    add(
        table,
        "GET",
        "/api/v1/treatment-plans/{id}/attainment",
        List.of(plan),
        null,
        EnumSet.of(PATIENT, FAMILY, CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN));
    String id =
        Api.therapist()
            .body(DATE.replace("Gambling", "Alcohol"))
            .post("/api/v1/patients/" + admitted.patientId() + "/sobriety-dates")
            .path("id");
    String reset =
        Api.therapist()
            .body("{\"on\":\"2026-01-02\"}")
            .post("/api/v1/sobriety-dates/" + id + "/resets")
            .path("resets[0].id");
    String one = "/api/v1/sobriety-dates/{id}";
    add(table, "POST", of + "/sobriety-dates", patient, DATE, WRITERS);
    add(table, "GET", of + "/sobriety-dates", patient, null, READERS);
    add(table, "GET", one, List.of(id), null, READERS);
    add(table, "PUT", one, List.of(id), DATE, WRITERS);
    add(table, "POST", one + "/resets", List.of(id), "{\"on\":\"2026-01-05\"}", WRITERS);
    add(table, "DELETE", one + "/resets/{resetId}", List.of(id, reset), null, WRITERS);
    add(table, "POST", one + "/stop", List.of(id), null, WRITERS);
  }

  private static void add(
      AccessTable table,
      String method,
      String template,
      List<?> parameters,
      @Nullable String body,
      Set<Caller> allowed) {
    table.row(method, template, parameters, "application/json", body, allowed);
  }
}
