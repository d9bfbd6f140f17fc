package health.trellis.patient.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.event.SessionType;
import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.plan.PlanContent.Dose;
import health.trellis.patient.plan.PlanContent.Sessions;
import health.trellis.patient.plan.PlanSignature.Signer;
import health.trellis.patient.plan.PlanSignatureDto.SignatureMethod;
import health.trellis.patient.plan.PlanSignatureDto.SignatureView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureSheetTest {
  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "false, false, false, 'CLINICIAN,PATIENT'",
    "true, false, false, 'CLINICIAN,SUPERVISOR,PATIENT'",
    "false, true, false, 'CLINICIAN,PRESCRIBER,PATIENT'",
    "true, true, true, 'CLINICIAN,SUPERVISOR,PRESCRIBER,PATIENT,GUARDIAN'"
  })
  void whoSignsFollowsFromThePlan(
      boolean supervised, boolean medication, boolean minor, String roles) {
    Set<SignatureRole> needed =
        new SignatureSheet.Circumstances(supervised, medication, minor).needed();
    assertEquals(roles, needed.stream().map(SignatureRole::name).collect(Collectors.joining(",")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', CLINICIAN, ''",
    "'', SUPERVISOR, signature-order",
    "'', PATIENT, signature-order",
    "CLINICIAN, CLINICIAN, signed-already",
    "CLINICIAN, PATIENT, signature-order",
    "CLINICIAN, SUPERVISOR, ''",
    "'CLINICIAN,SUPERVISOR', PATIENT, ''",
    "'CLINICIAN,SUPERVISOR', PRESCRIBER, ''",
    "'CLINICIAN,SUPERVISOR', FAMILY, ''",
    "'CLINICIAN,SUPERVISOR,PATIENT', PATIENT, signed-already"
  })
  void signaturesComeInTheirOrder(String given, SignatureRole next, String refusal) {
    SignatureSheet sheet = sheet(given, Instant.parse("2026-03-02T15:00:00Z"));
    if (refusal.isEmpty()) {
      sheet.refuseOutOfOrder(next);
    } else {
      assertEquals(refusal, assertThrows(Refusal.class, () -> sheet.refuseOutOfOrder(next)).code());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T15:00:00Z, 2026-03-09, SIGNED, 0, PENDING, 0",
    "2026-03-03T04:30:00Z, 2026-03-09, SIGNED, 0, PENDING, 0",
    "2026-03-03T05:30:00Z, 2026-03-10, SIGNED_LATE, 1, OVERDUE, 1",
    "2026-03-12T15:00:00Z, 2026-03-20, SIGNED_LATE, 10, OVERDUE, 11"
  })
  void aSignatureIsLateAfterItsDayWhereTheSiteIs(
      Instant signed,
      LocalDate today,
      PlanSignatureDto.SignatureState clinician,
      int clinicianLate,
      PlanSignatureDto.SignatureState patient,
      int patientLate) {
    List<SignatureView> views = sheet("CLINICIAN,SUPERVISOR", signed).views(today);
    assertEquals(clinician, views.getFirst().state());
    assertEquals(clinicianLate, views.getFirst().daysLate());
    assertEquals(patient, views.getLast().state());
    assertEquals(patientLate, views.getLast().daysLate());
  }

  private static SignatureSheet sheet(String given, Instant at) {
    PlanVersion version =
        PlanVersion.draft(
            Ids.next(),
            new PlanVersion.Text(
                new PlanContent(
                    List.of(),
                    List.of(),
                    List.of(),
                    new Dose(540, List.of(new Sessions(SessionType.GROUP, 3, 1)), List.of()),
                    Narrative.EMPTY),
                FROM,
                FROM.plusDays(30)),
            "Jordan",
            at);
    List<PlanSignature> signatures =
        Stream.of(given.split(","))
            .filter(role -> !role.isEmpty())
            .map(SignatureRole::valueOf)
            .map(
                role ->
                    PlanSignature.of(
                        version,
                        new Signer(
                            role, SignatureMethod.ELECTRONIC, "Jordan", Ids.next(), "Jordan", null),
                        at))
            .toList();
    return new SignatureSheet(
        new SignatureSheet.Circumstances(true, false, false).needed(), signatures, FROM, ZONE);
  }
}
