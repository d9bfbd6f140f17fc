package health.trellis.notification.inapp;

import health.trellis.notification.message.InAppNews;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens to the {@link Bell} of all copies, on a connection that it keeps. */
final class Ear implements AutoCloseable {
  private final Connection connection;

  private Ear(Connection connection) {
    this.connection = connection;
  }

  /**
   * What was heard.
   *
   * @param entries what was written, and for whom
   * @param much whether it was more than these
   */
  record Heard(List<InAppNews.Entry> entries, boolean much) {}

  /** From now on nothing goes unheard. */
  static Ear open(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + Bell.CHANNEL);
      return new Ear(connection);
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  /** Waits for the next ring. */
  Heard hear(Duration longest) throws SQLException {
    // For zero the driver would wait for ever.
    int millis = (int) Math.max(1, longest.toMillis());
    PGNotification[] rings = connection.unwrap(PGConnection.class).getNotifications(millis);
    List<InAppNews.Entry> entries = new ArrayList<>();
    boolean much = false;
    for (PGNotification ring : rings == null ? new PGNotification[0] : rings) {
      if (ring.getParameter().equals(Bell.MUCH)) {
        much = true;
      } else {
        ring.getParameter().lines().map(Ear::read).forEach(entries::add);
      }
    }
    return new Heard(entries, much);
  }

  private static InAppNews.Entry read(String line) {
    String[] parts = line.split(" ", 2);
    return new InAppNews.Entry(UUID.fromString(parts[0]), parts[1]);
  }

  /** The connection goes back to where others take it from. */
  @Override
  public void close() throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("unlisten *");
    }
  }
}
