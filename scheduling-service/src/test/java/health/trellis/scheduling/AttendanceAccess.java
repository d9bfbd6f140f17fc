package health.trellis.scheduling;

import static health.trellis.kit.testing.Caller.AUDITOR;
import static health.trellis.kit.testing.Caller.BILLING;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may record, check in, make up and see how steadily patients come. */
final class AttendanceAccess {
  private static final Set<Caller> STAFF =
      EnumSet.of(CLINICIAN, OTHER_CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);

  private AttendanceAccess() {}

  static void rows(AccessTable table, UUID patient, String session, String attended) {
    String sheet = "/api/v1/sessions/{sessionId}/attendance";
    row(table, "GET", sheet, List.of(session), null, STAFF);
    row(
        table,
        "POST",
        sheet,
        List.of(session),
        "{\"entries\":[]}",
        EnumSet.of(CLINICIAN, OTHER_CLINICIAN, PRESCRIBER, COORDINATOR));
    String code = "/api/v1/sessions/{sessionId}/check-in-code";
    row(table, "POST", code, List.of(session), null, STAFF);
    row(
        table,
        "GET",
        "/api/v1/sessions/{id}/join",
        List.of(session),
        null,
        EnumSet.of(PATIENT, CLINICIAN));
    String one = "/api/v1/attendance/{bookingId}";
    Set<Caller> self = EnumSet.of(PATIENT);
    row(table, "POST", one + "/check-in", List.of(attended), "{\"code\":\"000000\"}", self);
    row(table, "POST", one + "/presence", List.of(attended), "{\"inCall\":true}", self);
    row(
        table,
        "GET",
        one + "/history",
        List.of(attended),
        null,
        EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN, BILLING));
    Set<Caller> care =
        EnumSet.of(PATIENT, FAMILY, CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);
    row(table, "GET", one + "/make-ups", List.of(attended), null, care);
    row(
        table,
        "POST",
        one + "/make-ups",
        List.of(attended),
        "{\"sessionId\":\"" + session + "\"}",
        EnumSet.of(PATIENT, CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN));
    Set<Caller> related = EnumSet.copyOf(care);
    related.add(BILLING);
    row(table, "GET", "/api/v1/attendance-summaries/{patientId}", List.of(patient), null, related);
    row(table, "GET", "/api/v1/attendance-risks", List.of(), null, STAFF);
  }

  static void payerRules(AccessTable table, String rule) {
    String path = "/api/v1/payer-rules";
    Set<Caller> keepers = EnumSet.of(COORDINATOR, PROGRAM_ADMIN);
    Set<Caller> readers = EnumSet.copyOf(STAFF);
    readers.addAll(Set.of(BILLING, AUDITOR));
    row(table, "POST", path, List.of(), "{}", keepers);
    row(table, "GET", path, List.of(), null, readers);
    row(table, "GET", path + "/{id}", List.of(rule), null, readers);
    row(table, "PUT", path + "/{id}", List.of(rule), "{}", keepers);
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
