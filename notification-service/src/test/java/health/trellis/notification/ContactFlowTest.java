package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.ConsentKind;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.notification.delivery.Deliveries.AddressFailed;
import health.trellis.notification.template.Channel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Addresses, their codes, and what holds messages back. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class ContactFlowTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PREFERENCES = "/api/v1/notification-preferences";
  private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\. It is good");

  @Inject Sql sql;
  @Inject Event<AddressFailed> failures;
  Supplier<List<String>> mailbox;

  private final Sample sample = new Sample();
  private final String own = "own" + UUID.randomUUID() + "@example.org";

  @Test
  void anAddressIsUsedOnceItIsConfirmed() {
    sample.register("en");
    awaitPerson();
    String id = add(own).statusCode(201).body("verified", equalTo(false)).extract().path("id");
    verify(id, "000000").statusCode(422).body("errors[0].code", equalTo("wrong-code"));
    verify(id, code()).statusCode(200).body("verified", equalTo(true));
    anytime("");
    sample.admit();

    awaitMail("WELCOME", "SENT/null");
    assertEquals(
        List.of(own),
        sql.query(
            "select address from notification where patient_id = ? and channel = 'EMAIL'",
            row -> row.getString(1),
            sample.patient));
  }

  @Test
  void aCodeHoldsFiveTriesAlsoWhenEachIsRefused() {
    String id = add(own).statusCode(201).extract().path("id");
    String code = code();
    String wrong = code.equals("111111") ? "222222" : "111111";
    for (int i = 0; i < 5; i++) {
      verify(id, wrong).statusCode(422);
    }
    verify(id, code).statusCode(409).body("code", equalTo("too-many-tries"));
  }

  @Test
  void codesAreBoundedPerAddress() {
    String id = add(own).statusCode(201).extract().path("id");
    for (int i = 0; i < 4; i++) {
      patient().post(PREFERENCES + "/contacts/" + id + "/code").then().statusCode(202);
    }
    patient()
        .post(PREFERENCES + "/contacts/" + id + "/code")
        .then()
        .statusCode(409)
        .body("code", equalTo("too-many-codes"));
    patient().delete(PREFERENCES + "/contacts/" + id).then().statusCode(204);
    patient().get(PREFERENCES + "/contacts").then().body("size()", equalTo(0));
  }

  @Test
  void aChannelWithoutProviderAndAnAddressThatIsNoneAreRefused() {
    add("nowhere").statusCode(422).body("errors[0].code", equalTo("address"));
    add("a@example.org\\r\\nBcc: b@example.org").statusCode(422);
  }

  @Test
  void theConsentToTextsIsKeptWithItsWords() {
    String wording =
        patient()
            .get(PREFERENCES + "/text-consent")
            .then()
            .body("given", equalTo(false))
            .extract()
            .path("wording");
    consent("I agree to everything that you like.").statusCode(422);
    consent(wording).statusCode(200).body("given", equalTo(true));
    assertEquals(
        List.of(wording),
        sql.query(
            "select wording from text_consent where audience = ?",
            row -> row.getString(1),
            "patient:" + sample.patient));
  }

  @Test
  void anAddressThatFailsIsStoppedAndStaffHear() {
    sample.register("en").admit();
    awaitPerson();
    failures.fire(
        new AddressFailed(
            "patient:" + sample.patient, Channel.EMAIL, sample.email, "no-such-address"));
    assign(1);

    awaitMail("ASSESSMENT_ASSIGNED", "SUPPRESSED/address-stopped");
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/notifications?limit=200")
        .then()
        .body("items.findAll { it.kind == 'CONTACT_STOPPED' }.patientId", hasItem(id()));
  }

  @Test
  void whoWantsADigestGetsOneMailInTheEvening() {
    sample.register("en");
    anytime(",\"digest\":true,\"language\":\"es\"");
    awaitPerson();
    assign(3);

    Awaitility.await()
        .atMost(SOON)
        .until(() -> mails("ASSESSMENT_ASSIGNED").equals(List.of("SUPPRESSED/digest")));
    assertEquals(1, mails("DIGEST").size());
    Awaitility.await().atMost(SOON).until(() -> count("ASSESSMENT_ASSIGNED", "EMAIL") == 3);
    assertEquals(1, count("DIGEST", "EMAIL"));
    assertEquals(0, count("DIGEST", "IN_APP"));
    patient().get("/api/v1/notifications").then().body("items[0].title", containsString("Preg"));
  }

  @Test
  void thereAreOnlySoManyMailsADay() {
    sample.register("en");
    anytime("");
    awaitPerson();
    assign(9);

    Awaitility.await()
        .atMost(SOON)
        .until(() -> mails("ASSESSMENT_ASSIGNED").contains("SUPPRESSED/frequency-cap"));
    assertEquals(9, count("ASSESSMENT_ASSIGNED", "IN_APP"));
  }

  @Test
  void aConsentTakenBackTakesBackTheMailThatWaits() {
    sample.register("en");
    LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    prefer(now.minusMinutes(1), now.plusHours(1), "");
    sample.admit();
    awaitMail("WELCOME", "PLANNED/null");
    TestEvents.publish(
        new ConsentRevoked(sample.patient, UUID.randomUUID(), ConsentKind.EMAIL, null));

    awaitMail("WELCOME", "SUPPRESSED/consent-revoked");
  }

  private String id() {
    return sample.patient.toString();
  }

  private io.restassured.specification.RequestSpecification patient() {
    return given().auth().oauth2(Tokens.patient(sample.patient)).contentType("application/json");
  }

  private ValidatableResponse add(String address) {
    return patient()
        .body("{\"channel\":\"EMAIL\",\"address\":\"" + address + "\"}")
        .post(PREFERENCES + "/contacts")
        .then();
  }

  private ValidatableResponse verify(String id, String code) {
    return patient()
        .body("{\"code\":\"" + code + "\"}")
        .post(PREFERENCES + "/contacts/" + id + "/verify")
        .then();
  }

  private ValidatableResponse consent(String wording) {
    return patient()
        .body("{\"given\":true,\"wording\":\"" + wording + "\"}")
        .post(PREFERENCES + "/text-consent")
        .then();
  }

  /** The code in the mail that came last. */
  private String code() {
    Awaitility.await().atMost(SOON).until(() -> mails(own, mailbox.get()).size() == 1);
    Matcher code = CODE.matcher(mails(own, mailbox.get()).getLast().replace("=\r\n", ""));
    return code.find() ? code.group(1) : "none";
  }

  private static List<String> mails(String address, List<String> all) {
    return all.stream().filter(mail -> mail.contains(address)).toList();
  }

  private void assign(int batteries) {
    for (int i = 0; i < batteries; i++) {
      Instant due = Instant.now().plus(i + 2, ChronoUnit.DAYS);
      TestEvents.publish(
          new AssessmentAssigned(sample.patient, UUID.randomUUID(), "phq-9", "WEEKLY", due, false));
    }
  }

  private void anytime(String further) {
    prefer(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, further);
  }

  private void prefer(LocalTime from, LocalTime until, String further) {
    patient()
        .header("If-Match", "\"0\"")
        .body(
            "{\"choices\":[],\"quietHours\":{\"from\":\"%s\",\"until\":\"%s\"},\"mailRefused\":false%s}"
                .formatted(from, until, further))
        .put(PREFERENCES)
        .then()
        .statusCode(200);
  }

  private void awaitPerson() {
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query("select 1 from person where audience = ?", row -> 1, "patient:" + id())
                    .isEmpty());
  }

  private void awaitMail(String kind, String stateAndReason) {
    Awaitility.await().atMost(SOON).until(() -> mails(kind).equals(List.of(stateAndReason)));
  }

  private List<String> mails(String kind) {
    return sql.query(
        """
        select distinct state, reason from notification
        where audience = ? and kind = ? and channel = 'EMAIL'
        """,
        row -> row.getString(1) + "/" + row.getString(2),
        "patient:" + id(),
        kind);
  }

  private int count(String kind, String channel) {
    return sql.query(
            "select 1 from notification where audience = ? and kind = ? and channel = ?",
            row -> 1,
            "patient:" + id(),
            kind,
            channel)
        .size();
  }
}
