package health.trellis.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import health.trellis.event.patient.MilestoneReached;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.notification.message.InAppNews;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** The stream of a person's own notifications. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class StreamTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Sql sql;
  @Inject DataSource dataSource;
  @Inject Event<InAppNews> news;

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

  /** Older than what the copies' own look finds: nothing but the bell brings it. */
  @Test
  void whatAnotherCopyHasWrittenIsHeard() {
    try (Reader reader = new Reader(sample.patient, null)) {
      UUID id = UUID.randomUUID();
      write(id, Instant.now().minus(Duration.ofMinutes(5)));
      sql.query(
          "select pg_notify('trellis_in_app', ?)",
          row -> true,
          UUID.randomUUID() + " patient:" + UUID.randomUUID() + "\n" + id + " " + audience());
      Awaitility.await().atMost(SOON).until(() -> reader.ids().equals(List.of(id.toString())));
    }
  }

  @Test
  void whatIsNotHeardIsFoundOnce() {
    try (Reader reader = new Reader(sample.patient, null)) {
      UUID id = UUID.randomUUID();
      write(id, Instant.now());
      Awaitility.await().atMost(SOON).until(() -> reader.ids().contains(id.toString()));
      sql.query("select pg_notify('trellis_in_app', ?)", row -> true, id + " " + audience());
      sql.query("select pg_notify('trellis_in_app', '*')", row -> true);
      UUID next = UUID.randomUUID();
      write(next, Instant.now());
      Awaitility.await().atMost(SOON).until(() -> reader.ids().contains(next.toString()));
      assertEquals(List.of(id.toString(), next.toString()), reader.ids());
    }
  }

  @Test
  void allCopiesAreToldWhatWasWrittenAndForWhom() throws SQLException {
    sample.register("en");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("listen trellis_in_app");
      sample.admit();
      String said = hear(connection, ring -> ring.endsWith(audience()));
      UUID told = UUID.fromString(said.split(" ")[0]);
      Awaitility.await().atMost(SOON).until(() -> told() == 1);
      assertEquals(
          List.of("WELCOME"),
          sql.query("select kind from notification where id = ?", row -> row.getString(1), told));

      news.fire(
          new InAppNews(
              Stream.generate(() -> new InAppNews.Entry(UUID.randomUUID(), audience()))
                  .limit(5_000)
                  .toList()));
      assertEquals("*", hear(connection, "*"::equals), "too many for a list");
      statement.execute("unlisten *");
    }
  }

  private static String hear(Connection connection, Predicate<String> wanted) throws SQLException {
    PGConnection listening = connection.unwrap(PGConnection.class);
    Instant end = Instant.now().plus(SOON);
    while (Instant.now().isBefore(end)) {
      for (PGNotification ring : listening.getNotifications(100)) {
        if (wanted.test(ring.getParameter())) {
          return ring.getParameter();
        }
      }
    }
    return fail("nothing of it was heard");
  }

  private String audience() {
    return "patient:" + sample.patient;
  }

  private void write(UUID id, Instant at) {
    sql.update(
        """
        insert into notification (id, audience, channel, kind, category, patient_id, source, state,
          title, body, due_at, created_at, sent_at)
        values (?, ?, 'IN_APP', 'MILESTONE', 'ENCOURAGEMENT', ?, ?, 'SENT', 'A title', 'A text', ?, ?, ?)
        """,
        id,
        audience(),
        sample.patient,
        "test/" + id,
        at,
        at,
        at);
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
