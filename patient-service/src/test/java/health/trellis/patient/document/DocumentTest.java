package health.trellis.patient.document;

import static health.trellis.patient.Api.coordinator;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.AuthorizationUnit;
import health.trellis.event.RiskLevel;
import health.trellis.event.SessionType;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.AuthorizationUpdated;
import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What documents say, in which format, and that only what consents cover goes out. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class DocumentTest {
  private static final String PAYER = "Harbor Health Plan";
  private static final String TO_PAYER =
      """
      {"recipient":"Harbor Health Plan","recipientClass":"HEALTH_PLANS","purpose":"PAYMENT"}""";

  @Test
  void thePacketForThePayerTellsHoursScoresProgressAndRisk() throws IOException {
    Admitted admitted = attended(Api.EVENING_IOP);
    String packet = documents(admitted) + "/concurrent-review";
    coordinator()
        .get(packet)
        .then()
        .statusCode(200)
        .body("subject.name", is("Ana Reyes"))
        .body("attendance.attended", is(1))
        .body("attendance.missed", is(1))
        .body("attendance.minutes", is(80))
        .body("attendance.weeks.minutes", hasItem(80))
        .body("approvals.payer", contains(PAYER))
        .body("approvals.unitsApproved", contains(90))
        .body("approvals.remainingUnits", contains(58.5f))
        .body("plan.minutesPerWeek", is(540))
        .body("plan.goals.target", hasItem("phq-9 at most 9"))
        .body("risk.level", hasItem("HIGH"))
        .body("medications", hasSize(0))
        .body("notice", nullValue());
    Api.as(Tokens.patient(admitted.patient())).get(packet).then().body("risk", hasSize(0));

    String page =
        coordinator()
            .accept("text/html")
            .get(packet)
            .then()
            .contentType("text/html")
            .header("Cache-Control", "no-store")
            .body(containsString("lang=\"en\""))
            .body(containsString("<th scope=\"col\">Minutes</th>"))
            .extract()
            .asString();
    assertFalse(page.contains("someone@example.org"), "nobody needs to reach the patient by it");
    String text = text(coordinator().accept("application/pdf").get(packet));
    assertTrue(text.contains("Concurrent review"), text);
    assertTrue(text.contains("Ana Reyes"), text);
    assertTrue(text.contains("PHQ-9 below 10"), text);
    assertTrue(text.contains("80 minutes credited"), text);
    assertTrue(text.contains("90 hours"), text);
    assertTrue(text.contains("Intensive outpatient (IOP)"), text);
    assertTrue(text.contains("3 group sessions a week"), text);
    assertFalse(text.matches("(?s).*\\d{4}-\\d{2}-\\d{2}.*"), text);
    coordinator().accept("image/png").get(packet).then().statusCode(406);
  }

  @Test
  void withoutAConsentNothingOfAProtectedRecordGoesAndWithOneAllIsAccountedFor()
      throws IOException {
    Admitted admitted = attended(Api.DAY_IOP);
    String disclosures = documents(admitted) + "/concurrent-review/disclosures";
    coordinator()
        .body(TO_PAYER)
        .post(disclosures)
        .then()
        .statusCode(409)
        .body("code", is("disclosure-not-allowed"))
        .body("errors.pointer", hasItems("/parts/ATTENDANCE", "/parts/TREATMENT_PLAN"));
    consent(admitted, "[\"DEMOGRAPHICS\",\"EPISODES\",\"DIAGNOSES\"]");
    coordinator()
        .body(TO_PAYER)
        .post(disclosures)
        .then()
        .statusCode(409)
        .body("errors.pointer", not(hasItem("/parts/EPISODES")))
        .body("errors.code", everyItem(is("OTHER_INFORMATION")));
    accounted(admitted, 0);

    String consent = consent(admitted, null);
    coordinator()
        .body(TO_PAYER.replace("PAYMENT", "TREATMENT"))
        .post(disclosures)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/purpose"));
    String sent =
        coordinator()
            .body(TO_PAYER)
            .post(disclosures)
            .then()
            .statusCode(201)
            .body("notice", is(SecurityLabels.REDISCLOSURE_NOTICE))
            .extract()
            .header("Location");
    accounted(admitted, DocumentKind.CONCURRENT_REVIEW.parts().size());
    coordinator()
        .body("{\"reason\":\"Changed her mind\"}")
        .post("/api/v1/consents/" + consent + "/revoke")
        .then()
        .statusCode(200);
    coordinator().body(TO_PAYER).post(disclosures).then().statusCode(409);

    String path = sent.substring(sent.indexOf("/api/"));
    Response first = coordinator().accept("application/pdf").get(path);
    assertTrue(text(first).contains(SecurityLabels.REDISCLOSURE_NOTICE));
    byte[] again = coordinator().accept("application/pdf").get(path).asByteArray();
    assertArrayEquals(first.asByteArray(), again, "what went out prints the same for ever");
    coordinator()
        .get("/api/v1/episodes/" + admitted.episodeId() + "/disclosed-documents")
        .then()
        .body("items.recipient", hasItem(PAYER));
  }

  @Test
  void aDocumentThatMakesNoSenseYetIsRefused() {
    Admitted admitted = Api.admitted(Api.EVENING_IOP);
    String of = documents(admitted);
    coordinator().get(of + "/plan-of-care").then().statusCode(409).body("code", is("no-plan"));
    coordinator().get(of + "/novel").then().statusCode(404);
    coordinator()
        .get(of + "/discharge-summary")
        .then()
        .statusCode(409)
        .body("code", is("not-discharged"));
    Api.signedPlan(admitted);
    coordinator()
        .body(
            """
            {"type":"COMPLETED","reason":"Goals met","summary":{"course":"Ten weeks",
             "condition":"Stable","recommendations":"Weekly therapy",
             "followUp":[{"with":"Dr. Okafor"}]}}""")
        .post("/api/v1/episodes/" + admitted.episodeId() + "/discharge")
        .then()
        .statusCode(200);
    coordinator()
        .get(of + "/discharge-summary")
        .then()
        .statusCode(200)
        .body("discharge.followUp[0].with", is("Dr. Okafor"))
        .body("episode.dischargeType", is("COMPLETED"));
  }

  private static Admitted attended(UUID program) {
    Admitted admitted = Api.admitted(program);
    Api.signedPlan(admitted);
    attendance(admitted, AttendanceStatus.ATTENDED, 80);
    attendance(admitted, AttendanceStatus.NO_SHOW, 0);
    TestEvents.publish(
        new AuthorizationUpdated(
            admitted.patient(),
            UUID.randomUUID(),
            PAYER,
            "HH-204417",
            AuthorizationUnit.HOUR,
            90,
            LocalDate.now(ZoneId.of("America/New_York")).minusDays(3),
            LocalDate.now(ZoneId.of("America/New_York")).plusDays(60),
            new BigDecimal("31.50")));
    TestEvents.publish(
        new RiskAlertRaised(
            admitted.patient(),
            UUID.randomUUID(),
            RiskLevel.HIGH,
            program,
            Instant.now(),
            Instant.now(),
            false));
    await()
        .untilAsserted(
            () ->
                coordinator()
                    .get("/api/v1/episodes/" + admitted.episodeId() + "/timeline")
                    .then()
                    .body(
                        "items.kind",
                        hasItems("SESSION_ATTENDED", "SESSION_MISSED", "RISK_ALERT_RAISED")));
    await()
        .untilAsserted(
            () ->
                coordinator()
                    .get(documents(admitted) + "/concurrent-review")
                    .then()
                    .body("approvals", hasSize(1)));
    return admitted;
  }

  private static void attendance(Admitted admitted, AttendanceStatus status, int minutes) {
    TestEvents.publish(
        new AttendanceRecorded(
            admitted.patient(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            Api.EVENING_IOP,
            SessionType.GROUP,
            Instant.now(),
            status,
            minutes,
            0,
            true));
  }

  private static String consent(Admitted admitted, String categories) {
    String information =
        categories == null
            ? "\"information\":\"All records\""
            : "\"information\":\"Some\",\"informationCategories\":" + categories;
    return coordinator()
        .body(
            """
            {"kind":"PART2_DISCLOSURE","recipientClasses":["HEALTH_PLANS"],
             "discloser":"Riverside","purpose":"Treatment, payment and operations",
             "signedBy":"Ana",%s}"""
                .formatted(information))
        .post("/api/v1/patients/" + admitted.patientId() + "/consents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void accounted(Admitted admitted, int disclosures) {
    coordinator()
        .get("/api/v1/patients/" + admitted.patientId() + "/disclosures")
        .then()
        .body("items.findAll { it.recipient == '" + PAYER + "' }", hasSize(disclosures));
  }

  private static String documents(Admitted admitted) {
    return "/api/v1/episodes/" + admitted.episodeId() + "/documents";
  }

  private static String text(Response answer) throws IOException {
    answer.then().statusCode(200).contentType("application/pdf");
    try (PDDocument pdf = Loader.loadPDF(answer.asByteArray())) {
      return new PDFTextStripper().getText(pdf);
    }
  }
}
