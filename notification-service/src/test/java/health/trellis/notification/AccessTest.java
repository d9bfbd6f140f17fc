package health.trellis.notification;

import static health.trellis.kit.testing.Caller.AUDITOR;
import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_CLINICIAN;
import static health.trellis.kit.testing.Caller.OTHER_FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_PATIENT;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;
import static health.trellis.kit.testing.Caller.SYSTEM;
import static io.restassured.RestAssured.given;

import health.trellis.event.RiskLevel;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the service, tried by everybody. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class AccessTest {
  private static final String PREFERENCES =
      "{\"choices\":[],\"quietHours\":{\"from\":\"21:00\",\"until\":\"08:00\"},\"mailRefused\":false}";
  private static final String POLICY = "{\"steps\":[{\"target\":\"ON_CALL\",\"afterSeconds\":0}]}";
  private static final String ROTA = "{\"shifts\":[]}";
  private static final String WEBHOOK = "{\"url\":\"http://localhost/hook\",\"eventTypes\":[]}";

  @Inject Sql sql;

  private final Sample sample = new Sample();
  private final UUID alert = UUID.randomUUID();

  @TestFactory
  Stream<DynamicTest> everyOperationIsOpenToThoseItIsForAndToNobodyElse() {
    sample.register("en").admit().withClinician();
    TestEvents.publish(sample.alert(alert, RiskLevel.MODERATE, true));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isReady);
    String notification =
        sql.first(
                "select id from notification where patient_id = ? and channel = 'IN_APP'",
                row -> row.getString(1),
                sample.patient)
            .orElseThrow();
    String webhook = subscribe();

    AccessTable table =
        FhirAccess.rows(AccessTable.of(this::token), notification)
            .row("GET", "/api/v1/notifications", List.of(), null, PATIENT, people())
            .row("GET", "/api/v1/notifications/unread-count", List.of(), null, PATIENT, people())
            .row(
                "GET",
                "/api/v1/notifications/statistics",
                List.of("?patientId=" + sample.patient),
                null,
                CLINICIAN,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/notifications/why",
                List.of("?patientId=" + sample.patient),
                null,
                PATIENT,
                CLINICIAN,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row("GET", "/api/v1/notifications/failed", List.of(), null, COORDINATOR, PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/notifications/week",
                List.of("?patientId=" + sample.patient),
                null,
                PATIENT,
                CLINICIAN,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/notifications/care-team-week",
                List.of(),
                null,
                CLINICIAN,
                OTHER_CLINICIAN,
                PRESCRIBER)
            .row("GET", "/api/v1/notifications/rules", List.of(), null, COORDINATOR, PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/notifications/rules/{occasion}",
                List.of("EPISODE_ENDED"),
                null,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "PUT",
                "/api/v1/notifications/rules/{occasion}",
                List.of("EPISODE_ENDED"),
                "{\"rules\":[]}",
                PROGRAM_ADMIN)
            .row(
                "POST",
                "/api/v1/notifications/rules/{occasion}/dry-run",
                List.of("EPISODE_ENDED"),
                "{\"patientId\":\"" + sample.patient + "\"}",
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/notification-templates/{kind}/{language}",
                List.of("DIGEST", "en"),
                null,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "PUT",
                "/api/v1/notification-templates/{kind}/{language}",
                List.of("DIGEST", "en"),
                "{\"texts\":{\"subject\":\"x\"}}",
                PROGRAM_ADMIN)
            .row("POST", "/api/v1/notifications/{id}/read", List.of(notification), null, PATIENT)
            .row("POST", "/api/v1/notifications/{id}/archive", List.of(notification), null, PATIENT)
            .row(
                "DELETE",
                "/api/v1/notifications/{id}/archive",
                List.of(notification),
                null,
                PATIENT)
            .row("POST", "/api/v1/notifications/read-all", List.of(), null, PATIENT, people())
            .row("GET", "/api/v1/notification-preferences", List.of(), null, PATIENT, people())
            .row(
                "PUT",
                "/api/v1/notification-preferences",
                List.of("?patientId=" + sample.patient),
                PREFERENCES,
                PATIENT,
                CLINICIAN,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/notification-preferences/contacts",
                List.of(),
                null,
                PATIENT,
                peopleWithAPhone())
            .row(
                "GET",
                "/api/v1/notification-preferences/text-consent",
                List.of(),
                null,
                PATIENT,
                peopleWithAPhone())
            .row(
                "POST",
                "/api/v1/notification-preferences/text-consent",
                List.of(),
                "{\"given\":false,\"wording\":\"No text messages any more, please.\"}",
                PATIENT,
                peopleWithAPhone())
            .row(
                "POST",
                "/api/v1/notification-preferences/contacts",
                List.of(),
                "{\"channel\":\"EMAIL\",\"address\":\"not an address\"}",
                PATIENT,
                peopleWithAPhone())
            .row(
                "GET",
                "/api/v1/notifications/devices",
                List.of(),
                null,
                PATIENT,
                peopleWithAPhone())
            .row(
                "GET",
                "/api/v1/notifications/devices/web-push-key",
                List.of(),
                null,
                PATIENT,
                people())
            .row(
                "POST",
                "/api/v1/notifications/devices/phones",
                List.of(),
                "{\"platform\":\"IOS\",\"token\":\"short\"}",
                PATIENT,
                people())
            .row(
                "POST",
                "/api/v1/notifications/devices",
                List.of(),
                "{\"endpoint\":\"not an address\",\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                    .formatted("A".repeat(87), "A".repeat(22)),
                PATIENT,
                people())
            .row(
                "GET",
                "/api/v1/notification-templates",
                List.of(),
                null,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "POST",
                "/api/v1/notification-templates/preview",
                List.of(),
                "{\"kind\":\"WELCOME\",\"language\":\"en\",\"name\":\"Luz\"}",
                COORDINATOR,
                PROGRAM_ADMIN)
            .row("GET", "/api/v1/escalations", List.of(), null, COORDINATOR, PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/escalations/{alertId}",
                List.of(alert),
                null,
                CLINICIAN,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/escalations/policies/{level}",
                List.of("HIGH"),
                null,
                CLINICIAN,
                OTHER_CLINICIAN,
                PRESCRIBER,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "PUT",
                "/api/v1/escalations/policies/{level}",
                List.of("MODERATE"),
                POLICY,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/on-call/{programId}",
                List.of(sample.program),
                null,
                CLINICIAN,
                OTHER_CLINICIAN,
                PRESCRIBER,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/on-call/{programId}/now",
                List.of(sample.program),
                null,
                CLINICIAN,
                OTHER_CLINICIAN,
                PRESCRIBER,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/on-call/{programId}/overrides",
                List.of(sample.program),
                null,
                CLINICIAN,
                OTHER_CLINICIAN,
                PRESCRIBER,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "POST",
                "/api/v1/on-call/{programId}/overrides",
                List.of(sample.program),
                "{}",
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "POST",
                "/api/v1/on-call/{programId}/hand-over",
                List.of(sample.program),
                "{}",
                CLINICIAN,
                OTHER_CLINICIAN,
                PRESCRIBER)
            .row(
                "PUT",
                "/api/v1/on-call/{programId}",
                List.of(sample.program),
                ROTA,
                COORDINATOR,
                PROGRAM_ADMIN)
            .row(
                "POST",
                "/api/v1/webhooks",
                List.of(),
                WEBHOOK,
                SYSTEM,
                Caller.OTHER_SYSTEM,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/webhooks",
                List.of(),
                null,
                SYSTEM,
                Caller.OTHER_SYSTEM,
                PROGRAM_ADMIN)
            .row("POST", "/api/v1/webhooks/{id}/rotate-secret", List.of(webhook), null, SYSTEM)
            .row("POST", "/api/v1/webhooks/{id}/pause", List.of(webhook), null, SYSTEM)
            .row("POST", "/api/v1/webhooks/{id}/test", List.of(webhook), null, SYSTEM)
            .row("POST", "/api/v1/webhooks/{id}/resume", List.of(webhook), null, SYSTEM)
            .row("GET", "/api/v1/webhooks/{id}/deliveries", List.of(webhook), null, SYSTEM)
            .row("DELETE", "/api/v1/webhooks/{id}", List.of(webhook), null, SYSTEM)
            .row(
                "GET",
                "/api/v1/audit/{service}",
                List.of("notification"),
                null,
                AUDITOR,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/audit/{service}/verification",
                List.of("notification"),
                null,
                AUDITOR,
                PROGRAM_ADMIN)
            .row(
                "GET",
                "/api/v1/operations/{service}/dead-letters",
                List.of("notification"),
                null,
                PROGRAM_ADMIN);
    return Stream.concat(
        table.tests(),
        Stream.of(
            // Never-ending, and those that need what only a failure makes: tried on their own.
            table.completeness(
                "/fhir/r4/metadata",
                // A form as its body; with the scopes that a test of its own has.
                "/fhir/r4/Communication/_search",
                "/fhir/r4/Subscription/",
                "/api/v1/notifications/stream",
                "/api/v1/notifications/failed/{id}",
                "/api/v1/notification-preferences/contacts/{id}",
                "/api/v1/notifications/devices/{id}",
                "/api/v1/notifications/receipts",
                "/api/v1/on-call/{programId}/overrides/{id}",
                "/api/v1/notifications/unsubscribe",
                "/api/v1/webhooks/{id}/deliveries/{deliveryId}",
                "/api/v1/operations/{service}/dead-letters/{id}")));
  }

  private boolean isReady() {
    return sql.query("select 1 from notification where patient_id = ?", row -> 1, sample.patient)
                .size()
            == 2
        && !sql.query("select 1 from escalation where alert_id = ?", row -> 1, alert).isEmpty()
        && !sql.query(
                "select 1 from patient_relation where patient_id = ? and basis = 'CARE_TEAM'",
                row -> 1,
                sample.patient)
            .isEmpty();
  }

  private String subscribe() {
    return given()
        .auth()
        .oauth2(token(SYSTEM))
        .contentType("application/json")
        .body(WEBHOOK)
        .post("/api/v1/webhooks")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Caller[] peopleWithAPhone() {
    return new Caller[] {
      OTHER_PATIENT, FAMILY, OTHER_FAMILY, CLINICIAN, OTHER_CLINICIAN, PRESCRIBER
    };
  }

  private static Caller[] people() {
    return new Caller[] {
      OTHER_PATIENT,
      FAMILY,
      OTHER_FAMILY,
      CLINICIAN,
      OTHER_CLINICIAN,
      PRESCRIBER,
      COORDINATOR,
      PROGRAM_ADMIN
    };
  }

  private String token(Caller caller) {
    return switch (caller) {
      case PATIENT -> Tokens.patient(sample.patient);
      case OTHER_PATIENT -> Tokens.patient(UUID.randomUUID());
      case FAMILY, OTHER_FAMILY -> Tokens.family(UUID.randomUUID());
      case CLINICIAN -> Tokens.clinician(sample.clinician);
      case OTHER_CLINICIAN -> Tokens.clinician(UUID.randomUUID(), UUID.randomUUID());
      case PRESCRIBER -> Tokens.prescriber(UUID.randomUUID());
      case COORDINATOR -> Tokens.coordinator();
      case PROGRAM_ADMIN -> Tokens.programAdmin();
      case BILLING -> Tokens.billing();
      case AUDITOR -> Tokens.auditor();
      case SYSTEM -> Tokens.system("sample-ehr", "system/*.rs");
      case OTHER_SYSTEM -> Tokens.system("other-ehr", "system/*.rs");
      default -> throw new IllegalArgumentException(caller + " has no token");
    };
  }
}
