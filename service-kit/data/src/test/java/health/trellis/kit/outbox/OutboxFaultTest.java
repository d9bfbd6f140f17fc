package health.trellis.kit.outbox;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.MilestoneReached;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TestKafka;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class OutboxFaultTest {
  @Inject Sql sql;

  private final UUID patient = UUID.randomUUID();

  @Test
  void anEventIsSentIfAndOnlyIfItsTransactionCommits() {
    post("kept", false, 200);
    post("dropped", true, 409);
    post("last", false, 200);

    TestEvents.await(MilestoneReached.class, e -> isOurs(e) && e.kind().equals("last"));
    assertEquals(List.of("kept", "last"), sent());
  }

  @Test
  void aKilledBrokerLosesNothingAndKeepsTheOrder() {
    IntStream.range(0, 20).forEach(i -> post("e" + i, false, 200));
    TestKafka.kill();
    IntStream.range(20, 40).forEach(i -> post("e" + i, false, 200));
    TestKafka.start();
    IntStream.range(40, 60).forEach(i -> post("e" + i, false, 200));

    awaitEmptyOutbox();
    // At least once: an event that was acknowledged to nobody may come twice, with the same id.
    List<String> once = List.copyOf(new LinkedHashSet<>(sent()));
    assertEquals(IntStream.range(0, 60).mapToObj(i -> "e" + i).toList(), once);
  }

  private void awaitEmptyOutbox() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> sql.query("select 1 from outbox", row -> 1).isEmpty());
  }

  private List<String> sent() {
    return TestEvents.all(MilestoneReached.class, this::isOurs).stream()
        .map(MilestoneReached::kind)
        .toList();
  }

  private boolean isOurs(MilestoneReached event) {
    return event.patientId().equals(patient);
  }

  private void post(String text, boolean fail, int status) {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("application/json")
        .body("{\"patientId\":\"%s\",\"text\":\"%s\",\"fail\":%s}".formatted(patient, text, fail))
        .post("/notes")
        .then()
        .statusCode(status);
  }
}
