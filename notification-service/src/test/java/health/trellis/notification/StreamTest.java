package health.trellis.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import health.trellis.event.patient.MilestoneReached;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The stream of a person's own notifications. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class StreamTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Sql sql;

  private final Sample sample = new Sample();

  @Test
  void aReaderWhoComesBackGetsWhatWasMissedAndNothingTwice() {
    sample.register("en");
    String welcome;
    try (Reader reader = new Reader(sample.patient, null);
        Reader stranger = new Reader(UUID.randomUUID(), null)) {
      sample.admit();
      reader.await("WELCOME");
      welcome = reader.ids().getFirst();
      assertEquals(List.of(), stranger.ids());
    }
    milestone();
    Awaitility.await().atMost(SOON).until(() -> told() == 2);

    try (Reader reader = new Reader(sample.patient, welcome)) {
      reader.await("MILESTONE");
      milestone();
      Awaitility.await().atMost(SOON).until(() -> reader.ids().size() == 2);
      assertFalse(reader.ids().contains(welcome));
    }
  }

  private void milestone() {
    TestEvents.publish(
        new MilestoneReached(
            sample.patient, UUID.randomUUID(), "FIRST_FULL_WEEK", LocalDate.EPOCH));
  }

  private int told() {
    return sql.query(
            "select 1 from notification where patient_id = ? and channel = 'IN_APP'",
            row -> 1,
            sample.patient)
        .size();
  }

  /** Reads a stream line by line until it is closed. */
  private static final class Reader implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Reader(UUID patient, @Nullable String lastSeen) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://localhost:" + RestAssured.port + "/api/v1/notifications/stream"))
              .header("Authorization", "Bearer " + Tokens.patient(patient))
              .header("Accept", "text/event-stream");
      if (lastSeen != null) {
        request.header("Last-Event-ID", lastSeen);
      }
      client
          .sendAsync(request.build(), BodyHandlers.ofLines())
          .thenAcceptAsync(answer -> answer.body().forEach(lines::add));
      // The first comment says that the stream is open.
      Awaitility.await().atMost(SOON).until(() -> !lines.isEmpty());
    }

    void await(String kind) {
      Awaitility.await()
          .atMost(SOON)
          .until(() -> lines.stream().anyMatch(line -> line.contains("\"" + kind + "\"")));
    }

    List<String> ids() {
      return lines.stream()
          .filter(line -> line.startsWith("id:"))
          .map(line -> line.substring("id:".length()).strip())
          .toList();
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
