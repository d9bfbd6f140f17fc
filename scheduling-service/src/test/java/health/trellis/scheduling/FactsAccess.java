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
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who may call what about clinicians' time off, patients' wishes and holidays. */
final class FactsAccess {
  private FactsAccess() {}

  static void rows(AccessTable table, Clinic clinic, UUID patient) {
    Set<Caller> staff =
        EnumSet.of(CLINICIAN, OTHER_CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);
    String timeOff = "/api/v1/clinicians/{id}/time-off";
    String sick = "{\"firstDay\":\"2031-01-06\",\"lastDay\":\"2031-01-07\",\"reason\":\"SICK\"}";
    table
        .row(
            "POST", timeOff, List.of(clinic.therapist), sick, CLINICIAN, COORDINATOR, PROGRAM_ADMIN)
        .row("GET", timeOff, List.of(clinic.therapist), "application/json", null, staff)
        .row(
            "DELETE",
            timeOff + "/{timeOffId}",
            List.of(clinic.therapist, UUID.randomUUID()),
            "application/json",
            null,
            Set.of());
    String wishes = "/api/v1/availability/{patientId}/preferences";
    table
        .row(
            "PUT",
            wishes,
            List.of(patient),
            "{}",
            PATIENT,
            CLINICIAN,
            PRESCRIBER,
            COORDINATOR,
            PROGRAM_ADMIN)
        .row(
            "GET",
            wishes,
            List.of(patient),
            null,
            PATIENT,
            FAMILY,
            CLINICIAN,
            PRESCRIBER,
            COORDINATOR,
            PROGRAM_ADMIN);
    Set<Caller> bookers = EnumSet.of(PATIENT, CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);
    String json = "application/json";
    String hold =
        """
        {"patientId": "%s", "type": "INDIVIDUAL", "clinicianId": "%s", "startsAt": "%s"}
        """
            .formatted(patient, clinic.therapist, Clinic.at(5, DayOfWeek.MONDAY, "11:00"));
    UUID none = UUID.randomUUID();
    String series =
        """
        {"type": "INDIVIDUAL", "patientId": "%s", "clinicianId": "%s", "minutes": 60,
         "firstStart": "2031-01-06T10:00:00", "modality": "CBT", "recurrenceRule": "FREQ=WEEKLY"}
        """
            .formatted(patient, clinic.therapist);
    table.row(
        "POST",
        "/api/v1/sessions/series",
        List.of(),
        series,
        CLINICIAN,
        PRESCRIBER,
        COORDINATOR,
        PROGRAM_ADMIN);
    table
        .row("GET", "/api/v1/slots", List.of("?patientId=" + patient), json, null, bookers)
        .row("POST", "/api/v1/holds", List.of(), json, hold, bookers)
        .row("GET", "/api/v1/holds/{id}", List.of(none), json, null, Set.of())
        .row("POST", "/api/v1/holds/{id}/confirm", List.of(none), json, "{}", Set.of())
        .row("DELETE", "/api/v1/holds/{id}", List.of(none), json, null, Set.of());
    table
        .row("POST", "/api/v1/holidays", List.of(), "{}", COORDINATOR, PROGRAM_ADMIN)
        .row("GET", "/api/v1/holidays", List.of(), "application/json", null, Caller.signedIn())
        .row(
            "DELETE",
            "/api/v1/holidays/{id}",
            List.of(UUID.randomUUID()),
            "application/json",
            null,
            Set.of());
  }
}
