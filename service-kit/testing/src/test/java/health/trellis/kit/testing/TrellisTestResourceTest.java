package health.trellis.kit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.patient.EpisodeHeld;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrellisTestResourceTest {
  private static final TrellisTestResource RESOURCE = new TrellisTestResource();

  private static Map<String, String> config = Map.of();

  @BeforeAll
  static void start() {
    config = RESOURCE.start();
  }

  @AfterAll
  static void stop() {
    RESOURCE.stop();
  }

  @Test
  void theDatabaseIsPostgres18() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                config.get("quarkus.datasource.jdbc.url"),
                config.get("quarkus.datasource.username"),
                config.get("quarkus.datasource.password"));
        ResultSet version = connection.createStatement().executeQuery("show server_version_num")) {
      assertTrue(version.next());
      assertEquals("18", version.getString(1).substring(0, 2));
    }
  }

  @Test
  void anEventIsReadBackAndOutlivesTheBroker() {
    EpisodeHeld event =
        new EpisodeHeld(
            UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), LocalDate.of(2026, 4, 6));
    TestEvents.publish(event);
    assertEquals(event, await(event));
    TestKafka.kill();
    TestKafka.start();
    assertEquals(event, await(event));
  }

  private static EpisodeHeld await(EpisodeHeld event) {
    return TestEvents.await(
        EpisodeHeld.class, found -> found.patientId().equals(event.patientId()));
  }
}
