package health.trellis.scheduling;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_CLINICIAN;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who may put patients on waitlists, answer offers, and see what clinicians can take on. */
final class WaitlistAccess {
  private WaitlistAccess() {}

  static void rows(AccessTable table, Clinic clinic, UUID patient) {
    UUID group = clinic.group("DBT", 4, "15:00", 60, "FRIDAY");
    String line = "/api/v1/groups/{id}/waitlist";
    String body = "{\"patientId\":\"" + patient + "\",\"from\":\"2027-01-04\"}";
    String id =
        Clinic.post(
                "/api/v1/groups/" + group + "/waitlist",
                Map.of("patientId", patient, "from", Clinic.monday(1).toString()))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Set<Caller> run = EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);
    Set<Caller> staff = EnumSet.copyOf(run);
    staff.add(OTHER_CLINICIAN);
    Set<Caller> related = EnumSet.copyOf(run);
    related.addAll(Set.of(PATIENT, FAMILY));
    Set<Caller> answer = EnumSet.copyOf(run);
    answer.add(PATIENT);
    String json = "application/json";
    String one = "/api/v1/waitlist/{id}";
    table
        .row("GET", "/api/v1/programs/{id}/caseloads", List.of(clinic.program), json, null, staff)
        .row("POST", line, List.of(group), json, body, run)
        .row("GET", line, List.of(group), json, null, staff)
        .row("GET", "/api/v1/waitlist", List.of("?patientId=" + patient), json, null, related)
        .row("POST", one + "/accept", List.of(id), json, "", answer)
        .row("POST", one + "/decline", List.of(id), json, "", answer)
        .row("DELETE", one, List.of(id), json, null, answer);
  }
}
