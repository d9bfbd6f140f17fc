package health.trellis.assessment;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may answer item by item, skip, and make kiosk codes. */
final class AnsweringAccess {
  private static final Set<Caller> CARERS = EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR);
  private static final Set<Caller> WRITERS =
      EnumSet.of(PATIENT, CLINICIAN, PRESCRIBER, COORDINATOR);

  private AnsweringAccess() {}

  static void rows(AccessTable table, Case her) {
    String gad7 = her.intake("gad-7");
    AccessTest.row(
        table,
        "PUT",
        "/api/v1/assessments/{id}/draft/{linkId}",
        List.of(gad7, "69725-0"),
        "{\"answer\":1}",
        WRITERS);
    AccessTest.row(
        table,
        "PUT",
        "/api/v1/assessments/{id}/skip",
        List.of(gad7),
        "{\"reason\":\"AWAY\"}",
        CARERS);
    AccessTest.row(
        table,
        "POST",
        "/api/v1/kiosk/codes",
        List.of(),
        "{\"patientId\":\"" + her.patient + "\"}",
        CARERS);
  }
}
