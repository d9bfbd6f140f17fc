package health.trellis.kit.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.EventCatalog;
import health.trellis.event.assessment.RiskAlertResolved;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.notes.WeeklyHoursHandler;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TestKafka;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class InboxTest {
  private static final String TOPIC = EventCatalog.topic(WeeklyHoursMet.class);

  @Inject Sql sql;
  @Inject EventConsumer consumer;

  private final UUID patient = UUID.randomUUID();

  @Test
  void anEventThatComesTwiceTakesEffectOnce() {
    UUID id = TestEvents.publish(event(1));
    TestEvents.publish(event(1), id);
    TestEvents.publish(event(2));

    awaitHeard(List.of(1, 2));
  }

  @Test
  void anEventThatFailsForAWhileTakesEffectOnce() {
    WeeklyHoursHandler.FAILURES.set(3);
    TestEvents.publish(event(1));
    TestEvents.publish(event(2));

    awaitHeard(List.of(1, 2));
  }

  @Test
  void anEventThatKeepsFailingIsSetAsideAndDoesNotHoldUpTheRest() {
    UUID id = UUID.randomUUID();
    TestEvents.publish(failing(1), id);
    TestEvents.publish(event(2));

    awaitHeard(List.of(2));
    assertEquals(1, deadLetters(id));
  }

  @Test
  void anEventThatComesTooEarlyWaitsWithItsPatientsLaterOnesAndHoldsUpNobodyElse() {
    WeeklyHoursHandler.UNKNOWN.add(patient);
    UUID id = TestEvents.publish(event(1));
    TestEvents.publish(event(2));
    // More than there are partitions: some share that of the event that waits.
    List<UUID> others = IntStream.range(0, 12).mapToObj(i -> UUID.randomUUID()).toList();
    others.forEach(other -> TestEvents.publish(event(other, 7)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> others.stream().allMatch(other -> heard(other).equals(List.of(7))));
    TestEvents.publish(event(3));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 3);
    assertEquals(List.of(), heard());

    WeeklyHoursHandler.UNKNOWN.remove(patient);
    awaitHeard(List.of(1, 2, 3));
    assertEquals(0, waiting());
    assertEquals(0, deadLetters(id));
  }

  @Test
  void anEventWhoseFactNeverComesIsSetAsideAndThoseBehindItGoOn() {
    WeeklyHoursHandler.UNKNOWN.add(patient);
    UUID id = TestEvents.publish(event(1));
    UUID failing = TestEvents.publish(failing(2));
    TestEvents.publish(event(3));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 3);
    sql.update("update early_event set since = since - interval '1 hour' where event_id = ?", id);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> deadLetters(id) == 1);

    WeeklyHoursHandler.UNKNOWN.remove(patient);
    awaitHeard(List.of(3));
    assertEquals(1, deadLetters(failing));
    assertEquals(0, waiting());
  }

  @Test
  void aCorruptedEventIsSetAsideAndDoesNotHoldUpTheRest() {
    UUID id = UUID.randomUUID();
    Map<String, String> headers =
        Map.of(
            "ce_id",
            id.toString(),
            "ce_type",
            EventCatalog.type(WeeklyHoursMet.class),
            "ce_source",
            "/elsewhere",
            "ce_time",
            "2026-01-01T00:00:00Z");
    TestEvents.publishRaw(
        TOPIC, patient.toString(), headers, "{\"patie".getBytes(StandardCharsets.UTF_8));
    TestEvents.publishRaw(TOPIC, patient.toString(), Map.of(), new byte[] {(byte) 0xff});
    TestEvents.publishRaw(TOPIC, patient.toString(), headers, null);
    TestEvents.publish(event(3));

    awaitHeard(List.of(3));
    assertTrue(deadLetters(id) >= 1);
  }

  @Test
  void aDeadLetterCanBeReplayed() {
    WeeklyHoursHandler.FAILURES.set(5);
    UUID id = TestEvents.publish(event(7));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> deadLetters(id) == 1);
    UUID letter =
        sql.first(
                "select id from dead_letter where event_id = ?",
                r -> r.getObject(1, UUID.class),
                id)
            .orElseThrow();

    replay(letter).statusCode(204);
    awaitHeard(List.of(7));
    replay(letter).statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/operations/notes/dead-letters")
        .then()
        .statusCode(403);
  }

  @Test
  void deadLettersAreListedWithoutTheirPayload() {
    UUID id = UUID.randomUUID();
    TestEvents.publish(failing(1), id);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> deadLetters(id) == 1);

    String list =
        given()
            .auth()
            .oauth2(Tokens.programAdmin())
            .get("/api/v1/operations/notes/dead-letters?limit=1")
            .then()
            .statusCode(200)
            .body("items[0].topic", equalTo(TOPIC))
            .extract()
            .asString();
    assertTrue(!list.contains(patient.toString()));
  }

  @Test
  void anUrgentEventNeverStandsBehindOthers() {
    CountDownLatch gate = new CountDownLatch(1);
    WeeklyHoursHandler.GATE.set(gate);
    TestEvents.publish(event(1));
    TestEvents.publish(
        new RiskAlertResolved(patient, UUID.randomUUID(), "somebody", Instant.now()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertEquals(List.of(-1), heard()));

    gate.countDown();
    awaitHeard(List.of(-1, 1));
  }

  @Test
  void aKilledConsumerAndAKilledBrokerLoseAndDoubleNothing() {
    IntStream.range(0, 50).forEach(i -> TestEvents.publish(event(i)));
    consumer.stop();
    IntStream.range(50, 80).forEach(i -> TestEvents.publish(event(i)));
    TestKafka.kill();
    TestKafka.start();
    consumer.start();
    IntStream.range(80, 100).forEach(i -> TestEvents.publish(event(i)));

    awaitHeard(IntStream.range(0, 100).boxed().toList());
  }

  private io.restassured.response.ValidatableResponse replay(UUID letter) {
    return given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .post("/api/v1/operations/notes/dead-letters/" + letter + "/replay")
        .then();
  }

  private WeeklyHoursMet event(int number) {
    return event(patient, number);
  }

  private static WeeklyHoursMet event(UUID about, int number) {
    return new WeeklyHoursMet(about, UUID.randomUUID(), LocalDate.of(2026, 1, 5), number, 540, 540);
  }

  private WeeklyHoursMet failing(int number) {
    return new WeeklyHoursMet(
        patient, UUID.randomUUID(), LocalDate.of(2026, 1, 5), number, -1, 540);
  }

  private int deadLetters(UUID eventId) {
    return sql.query("select 1 from dead_letter where event_id = ?", row -> 1, eventId).size();
  }

  private void awaitHeard(List<Integer> numbers) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertEquals(numbers, heard()));
  }

  private int waiting() {
    return sql.query("select 1 from early_event where record_key = ?", row -> 1, patient.toString())
        .size();
  }

  private List<Integer> heard() {
    return heard(patient);
  }

  private List<Integer> heard(UUID about) {
    return sql.query(
        "select number from heard where patient_id = ? order by ctid", row -> row.getInt(1), about);
  }
}
