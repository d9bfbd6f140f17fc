package health.trellis.assessment;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_CLINICIAN;
import static health.trellis.kit.testing.Caller.OTHER_FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_PATIENT;
import static health.trellis.kit.testing.Caller.OTHER_SYSTEM;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;
import static health.trellis.kit.testing.Caller.SYSTEM;

import health.trellis.event.FamilyPermission;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may call what, for every operation. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AccessTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Set<Caller> FORMS =
      EnumSet.of(
          PATIENT,
          OTHER_PATIENT,
          FAMILY,
          OTHER_FAMILY,
          CLINICIAN,
          OTHER_CLINICIAN,
          PRESCRIBER,
          COORDINATOR,
          PROGRAM_ADMIN,
          SYSTEM,
          OTHER_SYSTEM);
  private static final Set<Caller> SEARCHERS =
      EnumSet.of(
          PATIENT,
          OTHER_PATIENT,
          CLINICIAN,
          OTHER_CLINICIAN,
          PRESCRIBER,
          COORDINATOR,
          PROGRAM_ADMIN,
          SYSTEM,
          OTHER_SYSTEM);
  private static final Set<Caller> HERS =
      EnumSet.of(PATIENT, CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);
  private static final Set<Caller> WRITERS =
      EnumSet.of(PATIENT, CLINICIAN, PRESCRIBER, COORDINATOR);
  private static final Set<Caller> HER_STAFF =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);
  private static final Set<Caller> ANY_STAFF =
      EnumSet.of(CLINICIAN, OTHER_CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);

  private final UUID mother = UUID.randomUUID();

  @TestFactory
  Stream<DynamicTest> everyOperationForEveryCaller() {
    Case her = Case.admitted(0, false);
    letFamilySeeAll(her);
    AccessTable table = AccessTable.of(caller -> token(her, caller));
    instruments(table);
    responses(table, her);
    assignments(table, her);
    AnsweringAccess.rows(table, her);
    outcomes(table, her);
    fhir(table, her);
    return Stream.concat(
        table.tests(),
        Stream.of(
            table.completeness(
                "/api/v1/audit/",
                "/api/v1/operations/",
                "/api/v1/kiosk/sessions/",
                "/fhir/r4/metadata")));
  }

  private static void instruments(AccessTable table) {
    row(table, "GET", "/api/v1/instruments", List.of(), null, FORMS);
    row(table, "GET", "/api/v1/instruments/{code}", List.of("phq-9"), null, FORMS);
    InstrumentAccess.rows(table);
  }

  private static void responses(AccessTable table, Case her) {
    String body =
        """
        {"patientId":"%s","instrument":"audit-c",
         "answers":{"68518-0":1,"68519-8":0,"68520-6":0}}"""
            .formatted(her.patient);
    var answered = her.answer("phq-9", Case.phq9WithItemNine(1)).statusCode(201).extract();
    String response = answered.path("responseId");
    String alert = answered.path("alerts[0].alertId");
    row(table, "POST", "/api/v1/responses", List.of(), body, WRITERS);
    row(table, "GET", "/api/v1/responses", List.of("?patientId=" + her.patient), null, HERS);
    row(table, "GET", "/api/v1/responses/{id}", List.of(response), null, HERS);
    RecomputationAccess.rows(table);
    row(table, "GET", "/api/v1/risk-alerts", List.of(), null, ANY_STAFF);
    row(table, "GET", "/api/v1/risk-alerts/{id}", List.of(alert), null, HER_STAFF);
    row(table, "POST", "/api/v1/risk-alerts/{id}/acknowledge", List.of(alert), "{}", HER_STAFF);
    followUp(table, her, alert);
    String note = "{\"note\":\"done\"}";
    row(table, "POST", "/api/v1/risk-alerts/{id}/resolve", List.of(alert), note, HER_STAFF);
  }

  private static void followUp(AccessTable table, Case her, String alert) {
    String note = "{\"patientReached\":true,\"judged\":\"NONE\",\"note\":\"safe\"}";
    String policy =
        """
        {"imminent":{"requiredAction":"Page","withinMinutes":0},
         "high":{"requiredAction":"Call","withinMinutes":10},
         "moderate":{"requiredAction":"Talk"}}""";
    row(table, "POST", "/api/v1/risk-alerts/{id}/notes", List.of(alert), note, HER_STAFF);
    row(table, "GET", "/api/v1/risk-alerts/{id}/notes", List.of(alert), null, HER_STAFF);
    row(table, "POST", "/api/v1/risk-alerts/{id}/rescreen", List.of(alert), "{}", HER_STAFF);
    row(table, "GET", "/api/v1/risk-alerts/open-times", List.of(), null, ANY_STAFF);
    String policies = "/api/v1/risk-alerts/policies/{programId}";
    row(table, "GET", policies, List.of(her.program), null, ANY_STAFF);
    row(table, "PUT", policies, List.of(her.program), policy, EnumSet.of(PROGRAM_ADMIN));
  }

  private static void assignments(AccessTable table, Case her) {
    String battery =
        """
        {"intake":[],"weekly":[],"weeklyWhenPositive":[],"discharge":[],"daysToAnswer":3}""";
    String assigned =
        """
        {"patientId":"%s","instrument":"audit-c","occasion":"REVIEW",
         "dueAt":"2099-01-01T00:00:00Z"}"""
            .formatted(her.patient);
    String id = her.intake("phq-9");
    Set<Caller> mayAssign = EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR);
    Set<Caller> mayAsk = EnumSet.of(PATIENT, OTHER_PATIENT);
    mayAsk.addAll(ANY_STAFF);
    row(table, "GET", "/api/v1/batteries/{programId}", List.of(her.program), null, ANY_STAFF);
    row(
        table,
        "PUT",
        "/api/v1/batteries/{programId}",
        List.of(her.program),
        battery,
        EnumSet.of(PROGRAM_ADMIN));
    row(table, "POST", "/api/v1/assessments", List.of(), assigned, mayAssign);
    row(table, "GET", "/api/v1/assessments", List.of("?patientId=" + her.patient), null, HERS);
    row(table, "GET", "/api/v1/assessments/due", List.of(), null, mayAsk);
    row(table, "GET", "/api/v1/assessments/{id}", List.of(id), null, HERS);
    row(table, "PUT", "/api/v1/assessments/{id}/draft", List.of(id), "{\"answers\":{}}", WRITERS);
    String answers = "{\"answers\":{\"44250-9\":1}}";
    row(table, "POST", "/api/v1/assessments/{id}/submit", List.of(id), answers, WRITERS);
  }

  private static void outcomes(AccessTable table, Case her) {
    String whose = "?patientId=" + her.patient;
    Set<Caller> progress = EnumSet.of(FAMILY);
    progress.addAll(HERS);
    row(
        table,
        "GET",
        "/api/v1/outcomes/series",
        List.of(whose + "&instrument=phq-9"),
        null,
        progress);
    for (String report : List.of("report", "report.csv", "measure-report")) {
      row(
          table,
          "GET",
          "/api/v1/outcomes/" + report,
          List.of("?instrument=phq-9"),
          null,
          EnumSet.of(COORDINATOR, PROGRAM_ADMIN));
    }
    for (String chart : List.of("/api/v1/outcomes/chart", "/api/v1/outcomes/chart.svg")) {
      row(table, "GET", chart, List.of(whose + "&instrument=phq-9"), null, progress);
    }
    row(table, "GET", "/api/v1/outcomes/off-track", List.of(), null, ANY_STAFF);
    row(table, "GET", "/api/v1/outcomes/caseload", List.of(), null, ANY_STAFF);
    String body =
        "{\"patientId\":\"%s\",\"mood\":5,\"craving\":1,\"sleepHours\":7}".formatted(her.patient);
    row(table, "POST", "/api/v1/check-ins", List.of(), body, WRITERS);
    row(table, "GET", "/api/v1/check-ins", List.of(whose), null, HERS);
    row(table, "GET", "/api/v1/check-ins/warning-signs", List.of(whose), null, HERS);
    row(table, "GET", "/api/v1/check-ins/triggers", List.of(whose), null, HERS);
    row(table, "GET", "/api/v1/check-ins/today", List.of(whose), null, HERS);
    row(table, "GET", "/api/v1/check-ins/trend", List.of(whose), null, HERS);
  }

  private static void fhir(AccessTable table, Case her) {
    String response = her.answer("audit-c", Case.auditC(1)).extract().path("responseId");
    String observation =
        her.as(Tokens.coordinator())
            .get("/fhir/r4/Observation?patient=" + her.patient)
            .path("entry[0].resource.id");
    String body =
        """
        {"resourceType":"QuestionnaireResponse","status":"completed",
         "questionnaire":"https://trellis.health/fhir/Questionnaire/audit-c",
         "subject":{"reference":"Patient/%s"},
         "item":[
          {"linkId":"68518-0","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA6270-8"}}]},
          {"linkId":"68519-8","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA15694-5"}}]},
          {"linkId":"68520-6","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA6270-8"}}]}]}"""
            .formatted(her.patient);
    Set<Caller> readers = EnumSet.of(SYSTEM);
    readers.addAll(HERS);
    Set<Caller> creators = EnumSet.of(SYSTEM);
    creators.addAll(WRITERS);
    resource(table, "Questionnaire", "phq-9", FORMS, FORMS);
    resource(table, "QuestionnaireResponse", response, readers, SEARCHERS);
    resource(table, "Observation", observation, readers, SEARCHERS);
    findings(table, her);
    row(table, "POST", "/fhir/r4/QuestionnaireResponse", List.of(), body, creators);
  }

  private static void findings(AccessTable table, Case her) {
    her.answerLate("phq-9", Case.phq9(5), 30).statusCode(201);
    her.answerLate("phq-9", Case.phq9WithItemNine(2), 25).statusCode(201);
    her.answerLate("phq-9", Case.phq9(20), 20).statusCode(201);
    Set<Caller> readers = EnumSet.of(SYSTEM);
    readers.addAll(HER_STAFF);
    Set<Caller> searchers = EnumSet.of(SYSTEM, OTHER_SYSTEM);
    searchers.addAll(ANY_STAFF);
    for (String type : List.of("RiskAssessment", "DetectedIssue")) {
      String id =
          her.as(Tokens.coordinator())
              .get("/fhir/r4/" + type + "?patient=" + her.patient)
              .path("entry[0].resource.id");
      resource(table, type, id, readers, searchers);
    }
  }

  private static void resource(
      AccessTable table, String type, String id, Set<Caller> readers, Set<Caller> searchers) {
    row(table, "GET", "/fhir/r4/" + type + "/{id}", List.of(id), null, readers);
    row(table, "GET", "/fhir/r4/" + type, List.of(), null, searchers);
    table.row("POST", "/fhir/r4/" + type + "/_search", List.of(), FORM, "_count=1", searchers);
  }

  static void row(
      AccessTable table,
      String method,
      String template,
      List<?> parameters,
      @org.jspecify.annotations.Nullable String body,
      Set<Caller> allowed) {
    table.row(method, template, parameters, "application/json", body, allowed);
  }

  private String token(Case her, Caller caller) {
    return switch (caller) {
      case PATIENT -> her.own();
      case OTHER_PATIENT -> Tokens.patient(UUID.randomUUID());
      case FAMILY -> Tokens.family(mother);
      case OTHER_FAMILY -> Tokens.family(UUID.randomUUID());
      case CLINICIAN -> her.clinicianToken();
      case OTHER_CLINICIAN -> Tokens.clinician(UUID.randomUUID(), UUID.randomUUID());
      case PRESCRIBER -> Tokens.prescriber(UUID.randomUUID(), her.program);
      case COORDINATOR -> Tokens.coordinator();
      case PROGRAM_ADMIN -> Tokens.programAdmin();
      case BILLING -> Tokens.billing();
      case AUDITOR -> Tokens.auditor();
      case SYSTEM -> Tokens.system(Case.EHR, "system/*.crus");
      case OTHER_SYSTEM -> Tokens.system("another-ehr", "system/*.crus");
      case NONE, EXPIRED, FOREIGN -> throw new IllegalArgumentException("no valid token");
    };
  }

  /** She lets her mother see all that family can see: answers stay closed even so. */
  private void letFamilySeeAll(Case her) {
    TestEvents.publish(
        new FamilyAccessChanged(
            her.patient,
            mother,
            "MOTHER",
            "Mia",
            null,
            null,
            "en",
            EnumSet.allOf(FamilyPermission.class)));
    String path = "/api/v1/outcomes/series?instrument=phq-9&patientId=" + her.patient;
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> her.as(Tokens.family(mother)).get(path).statusCode() == 200);
  }
}
