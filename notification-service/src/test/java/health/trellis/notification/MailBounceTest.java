package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.standardwebhooks.Webhook;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Mail that a server had taken and that comes back: the address stops, and staff hear of it. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class MailBounceTest {
  private static final Duration SOON = Duration.ofSeconds(25);
  private static final String RECEIPTS = "/api/v1/notifications/receipts/";

  @Inject Sql sql;

  @ConfigProperty(name = "test.sendgrid.private-key")
  String sendGridKey;

  private final Sample sample = new Sample().whereItIsNoon();

  @Test
  void aMailThatComesBackStopsTheAddressAndStaffHear() throws Exception {
    String id = welcomed();
    assertEquals(403, dsn(MailReports.dsn(id, "failed", "5.1.1"), "whsec_c29tZWJvZHkgZWxzZQ==", 0));
    assertEquals(403, dsn(MailReports.dsn(id, "failed", "5.1.1"), MailReports.SECRET, -900));
    assertEquals(204, dsn("Hello, is this the mail server?", MailReports.SECRET, 0));
    assertEquals(204, dsn(report("<" + UUID.randomUUID() + "@trellis>"), MailReports.SECRET, 0));
    assertEquals(204, dsn(report("<x@elsewhere>"), MailReports.SECRET, 0));
    assertEquals(204, dsn(MailReports.dsn(id, "delayed", "4.4.1"), MailReports.SECRET, 0));
    assertEquals("SENT", mail());

    assertEquals(204, dsn(report(id), MailReports.SECRET, 0));
    assertEquals("FAILED", mail());
    assertEquals(List.of("smtp-5.1.1"), stopped());
    assertEquals(1, notices());
    assertEquals(204, dsn(report(id), MailReports.SECRET, 0));
    assertEquals(1, notices());
  }

  @Test
  void aFullMailboxIsOnRecordAndStopsNothing() throws Exception {
    String id = welcomed();
    assertEquals(204, dsn(MailReports.dsn(id, "failed", "5.2.2"), MailReports.SECRET, 0));
    assertEquals("FAILED", mail());
    assertEquals(List.of(), stopped());
  }

  @Test
  void whatSendGridReportsIsTakenWhenItSignsIt() {
    String id = welcomed();
    String delivered = "[{\"event\":\"delivered\",\"smtp-id\":\"%s\"}]".formatted(id);
    sendGrid(delivered, false, 403);
    sendGrid(delivered, true, Instant.now().minus(25, ChronoUnit.HOURS), 403);
    sendGrid(delivered, true, Instant.now().plus(1, ChronoUnit.HOURS), 403);
    sendGrid(
        "[{\"event\":\"open\",\"smtp-id\":\"%s\"},{\"event\":\"bounce\"}]".formatted(id),
        true,
        204);
    sendGrid("[{\"event\":", true, 400);
    assertEquals("SENT", mail());
    sendGrid(delivered, true, 204);
    assertEquals("DELIVERED", mail());

    sendGrid(
        "[{\"event\":\"bounce\",\"type\":\"blocked\",\"status\":\"5.7.1\",\"smtp-id\":\"%s\"}]"
            .formatted(id),
        true,
        204);
    assertEquals(List.of(), stopped());
    sendGrid("[{\"event\":\"spamreport\",\"smtp-id\":\"%s\"}]".formatted(id), true, 204);
    assertEquals(List.of("complaint"), stopped());
    assertEquals(1, notices());
  }

  /** The id under which the mail of a welcome went out. */
  private String welcomed() {
    given()
        .auth()
        .oauth2(Tokens.patient(sample.patient))
        .header("If-Match", "\"0\"")
        .contentType(ContentType.JSON)
        .body(
            "{\"choices\":[],\"quietHours\":{\"from\":\"00:00\",\"until\":\"00:00\"},\"mailRefused\":false}")
        .put("/api/v1/notification-preferences")
        .then()
        .statusCode(200);
    sample.register("en").admit();
    Awaitility.await().atMost(SOON).until(() -> mail().equals("SENT"));
    return sql.first(
            "select provider_id from notification where patient_id = ? and channel = 'EMAIL'",
            row -> row.getString(1),
            sample.patient)
        .orElseThrow();
  }

  private static String report(String messageId) {
    return MailReports.dsn(messageId, "failed", "5.1.1");
  }

  private static int dsn(String mail, String secret, long later) throws Exception {
    long at = Instant.now().getEpochSecond() + later;
    String id = "report-" + UUID.randomUUID();
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("message/rfc822", ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType("message/rfc822")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(at))
        .header("webhook-signature", new Webhook(secret).sign(id, at, mail))
        .body(mail)
        .post(RECEIPTS + "mail")
        .statusCode();
  }

  private void sendGrid(String events, boolean genuine, int status) {
    sendGrid(events, genuine, Instant.now(), status);
  }

  private void sendGrid(String events, boolean genuine, Instant at, int status) {
    String now = Long.toString(at.getEpochSecond());
    String signed = genuine ? events : events + " ";
    given()
        .contentType(ContentType.JSON)
        .header("X-Twilio-Email-Event-Webhook-Timestamp", now)
        .header(
            "X-Twilio-Email-Event-Webhook-Signature",
            MailReports.sendGridSignature(sendGridKey, now, signed))
        .body(events)
        .post(RECEIPTS + "sendgrid")
        .then()
        .statusCode(status);
  }

  private String mail() {
    return sql.first(
            "select state from notification where patient_id = ? and channel = 'EMAIL'",
            row -> row.getString(1),
            sample.patient)
        .orElse("none");
  }

  private List<String> stopped() {
    return sql.query(
        "select reason from stopped_address where address = ?",
        row -> row.getString(1),
        sample.email);
  }

  private int notices() {
    return sql.query(
            "select 1 from notification where kind = 'CONTACT_STOPPED' and patient_id = ?",
            row -> 1,
            sample.patient)
        .size();
  }
}
