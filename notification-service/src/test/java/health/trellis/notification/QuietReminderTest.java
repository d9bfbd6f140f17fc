package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Mail that waits for the end of quiet hours, and how people choose them. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class QuietReminderTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PATH = "/api/v1/notification-preferences";

  @Inject Sql sql;

  private final Sample sample = new Sample();
  private final Instant session =
      Instant.now().plus(2, ChronoUnit.HOURS).plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);

  @Test
  void aReminderThatQuietHoursHoldBackUntilAfterTheSessionIsNotMailed() {
    sample.register("en");
    quietFor(Duration.ofHours(4));
    TestEvents.publish(sample.booked(session, false));

    awaitReminderMail("SUPPRESSED/quiet-hours");
  }

  @Test
  void aReminderThatWaitsForTheMorningVanishesWithItsSession() {
    sample.register("en");
    quietFor(Duration.ofHours(1));
    TestEvents.publish(sample.booked(session, false));
    awaitReminderMail("PLANNED/null");
    TestEvents.publish(sample.cancelled(session));

    awaitReminderMail("SUPPRESSED/session-changed");
  }

  @Test
  void twoWhoEditPreferencesAtOnceMeet() {
    choose("\"0\"", LocalTime.of(22, 0), LocalTime.of(7, 0)).statusCode(200);
    choose("\"0\"", LocalTime.of(23, 0), LocalTime.of(7, 0)).statusCode(412);
    choose("\"1\"", LocalTime.of(23, 0), LocalTime.of(7, 0))
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("quietHours.from", containsString("23:00"));
    given()
        .auth()
        .oauth2(Tokens.patient(sample.patient))
        .contentType("application/json")
        .body(
            "{\"choices\":[],\"quietHours\":{\"from\":\"22:00\",\"until\":\"07:00\"},\"mailRefused\":false}")
        .put(PATH)
        .then()
        .statusCode(428);
  }

  @Test
  void aPreviewShowsAMessageInTheReadersLanguage() {
    preview("WELCOME", "es").statusCode(200).body("inApp.title", containsString("Luz"));
    preview("SESSION_REMINDER", "es").body("inApp.body", not(containsString("..")));
    preview("WELCOME", "fr").statusCode(422);
  }

  private static ValidatableResponse preview(String kind, String language) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("application/json")
        .body("{\"kind\":\"%s\",\"language\":\"%s\",\"name\":\"Luz\"}".formatted(kind, language))
        .post("/api/v1/notification-templates/preview")
        .then();
  }

  /** Quiet from a minute ago, in the sample's zone, UTC. */
  private void quietFor(Duration length) {
    LocalTime now =
        LocalTime.ofInstant(Instant.now(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    choose("\"0\"", now.minusMinutes(1), now.plus(length)).statusCode(200);
  }

  private ValidatableResponse choose(String ifMatch, LocalTime from, LocalTime until) {
    return given()
        .auth()
        .oauth2(Tokens.patient(sample.patient))
        .header("If-Match", ifMatch)
        .contentType("application/json")
        .body(
            "{\"choices\":[],\"quietHours\":{\"from\":\"%s\",\"until\":\"%s\"},\"mailRefused\":false}"
                .formatted(from, until))
        .put(PATH)
        .then();
  }

  private void awaitReminderMail(String stateAndReason) {
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sql.query(
                        """
                        select state, reason from notification
                        where patient_id = ? and kind = 'SESSION_REMINDER' and channel = 'EMAIL'
                        """,
                        row -> row.getString(1) + "/" + row.getString(2),
                        sample.patient)
                    .equals(List.of(stateAndReason)));
  }
}
