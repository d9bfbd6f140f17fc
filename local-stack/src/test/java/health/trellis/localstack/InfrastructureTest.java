package health.trellis.localstack;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.localstack.process.PartState;
import health.trellis.localstack.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real PostgreSQL, Kafka and mailbox, started as {@code ./trellis up} starts them. */
class InfrastructureTest {
  private static final AtomicReference<Collection<PartState>> STATES =
      new AtomicReference<>(List.of());

  private static Path home;
  private static Postgres postgres;
  private static Mailbox mailbox;
  private static Supervisor supervisor;

  @BeforeAll
  static void start() throws IOException {
    home = Files.createTempDirectory("trellis-stack");
    // The server's user must be able to reach its folder.
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Layout layout = new Layout(Path.of("").toAbsolutePath().getParent(), home);
    Ports ports = Ports.load(home);
    postgres =
        new Postgres(
            layout, ports.of("postgres"), "super-secret", Map.of("one", "pw-one", "two", "pw-two"));
    mailbox = new Mailbox(layout, ports.of("smtp"), ports.of("imap"), ports.of("api"));
    Kafka kafka = new Kafka(layout, ports.of("kafka"), ports.of("controller"));
    supervisor =
        new Supervisor(List.of(postgres, kafka, mailbox), home.resolve("logs"), STATES::set);
    supervisor.start((part, took) -> {});
  }

  @AfterAll
  static void stop() {
    supervisor.close();
    assertTrue(STATES.get().stream().noneMatch(s -> ProcessHandle.of(s.pid()).isPresent()));
  }

  @Test
  void theDatabaseIsDurable() throws SQLException {
    assertEquals("on", setting("fsync"));
    assertEquals("on", setting("synchronous_commit"));
    assertEquals("on", setting("full_page_writes"));
  }

  @Test
  void passwordsAreChecked() {
    assertDoesNotThrow(() -> connect("one", "one", "pw-one").close());
    assertRefused("28P01", "one", "one", "wrong");
    assertRefused("28P01", "postgres", "postgres", "wrong");
  }

  @Test
  void aRoleReachesOnlyItsOwnDatabase() {
    assertRefused("42501", "two", "one", "pw-one");
  }

  @Test
  void aKilledDatabaseComesBackWithItsData() throws Exception {
    try (Connection connection = connect("one", "one", "pw-one")) {
      connection.createStatement().execute("create table kept as select 42 as answer");
    }
    long before = state("postgres").pid();
    ProcessHandle.of(before).orElseThrow().descendants().forEach(ProcessHandle::destroyForcibly);

    await(() -> state("postgres").restarts() > 0 && postgres.ready());
    try (Connection connection = connect("one", "one", "pw-one");
        ResultSet result = connection.createStatement().executeQuery("select answer from kept")) {
      assertTrue(result.next());
      assertEquals(42, result.getInt(1));
    }
  }

  @Test
  void theMailboxAnswers() {
    assertTrue(mailbox.ready());
  }

  private static PartState state(String part) {
    return STATES.get().stream().filter(s -> s.name().equals(part)).findFirst().orElseThrow();
  }

  private static String setting(String name) throws SQLException {
    try (Connection connection = connect("one", "one", "pw-one");
        ResultSet result = connection.createStatement().executeQuery("show " + name)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void assertRefused(String state, String database, String user, String password) {
    SQLException refused =
        assertThrows(SQLException.class, () -> connect(database, user, password));
    assertEquals(state, refused.getSQLState());
  }

  private static Connection connect(String database, String user, String password)
      throws SQLException {
    return DriverManager.getConnection(postgres.url(database), user, password);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not within 30 s");
      Thread.sleep(100);
    }
  }
}
