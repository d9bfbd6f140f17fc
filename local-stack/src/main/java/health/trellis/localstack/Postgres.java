package health.trellis.localstack;

import health.trellis.localstack.process.Part;
import health.trellis.localstack.process.Tether;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL from its Maven artifact: durable (fsync on) and closed (scram passwords; one database
 * and role per service, to which no other role may connect).
 */
final class Postgres implements Part {
  private static final String SUPERUSER = "postgres";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "max_connections", "200",
          "shared_buffers", "96MB",
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "wal_level", "logical",
          "password_encryption", "scram-sha-256");

  private final Path cache;
  private final Path base;
  private final Path data;
  private final int port;
  private final Map<String, String> passwords;
  private final String superPassword;
  private @Nullable Path binaries;
  private @Nullable UnprivilegedUser user;

  /**
   * A server.
   *
   * @param passwords of the databases, by name; database and role have the same name
   */
  Postgres(Layout layout, int port, String superPassword, Map<String, String> passwords) {
    this.cache = layout.cache();
    this.base = layout.home().resolve("postgres");
    this.data = base.resolve("data");
    this.port = port;
    this.superPassword = superPassword;
    this.passwords = Map.copyOf(passwords);
  }

  /** The JDBC URL of a database. */
  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Path directory() {
    return base;
  }

  /** Fast shutdown: sessions are ended, data is written. */
  @Override
  public String stopSignal() {
    return "INT";
  }

  @Override
  public void prepare(Tether tether) throws IOException, InterruptedException {
    Path programs = PostgresBinaries.unpacked(cache);
    Files.createDirectories(base);
    UnprivilegedUser whom =
        UnprivilegedUser.whoReaches(programs.resolve("bin/postgres"), base, tether);
    binaries = programs;
    user = whom;
    if (!Files.exists(data)) {
      initialize(programs, whom, tether);
    }
    whom.own(base, tether);
    StalePostmaster.forget(data);
  }

  @Override
  public List<String> command() {
    List<String> command =
        new ArrayList<>(
            Objects.requireNonNull(user)
                .command(
                    Objects.requireNonNull(binaries).resolve("bin/postgres").toString(),
                    "-D",
                    data.toString(),
                    "-p",
                    Integer.toString(port)));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  /** Ready when it answers and is ours: another server on the same port would have other data. */
  @Override
  public boolean ready() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("show data_directory")) {
      return result.next() && Path.of(result.getString(1)).toRealPath().equals(data.toRealPath());
    } catch (SQLException | IOException notYet) {
      return false;
    }
  }

  @Override
  public void afterReady() throws IOException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> database : passwords.entrySet()) {
        ensure(statement, database.getKey(), database.getValue());
      }
    } catch (SQLException failure) {
      throw new IOException("the databases could not be made", failure);
    }
  }

  private static void ensure(Statement statement, String name, String password)
      throws SQLException {
    if (!exists(statement, "pg_roles where rolname", name)) {
      statement.execute("create role " + name + " login");
    }
    statement.execute("alter role %s password '%s'".formatted(name, password));
    if (!exists(statement, "pg_database where datname", name)) {
      statement.execute("create database " + name + " owner " + name);
    }
    statement.execute("revoke all on database " + name + " from public");
  }

  private static boolean exists(Statement statement, String where, String name)
      throws SQLException {
    try (ResultSet result =
        statement.executeQuery("select 1 from " + where + " = '" + name + "'")) {
      return result.next();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url("postgres"), SUPERUSER, superPassword);
  }

  /** Makes the data beside its place and moves it there, so that there is all of it or nothing. */
  private void initialize(Path programs, UnprivilegedUser whom, Tether tether)
      throws IOException, InterruptedException {
    Path unfinished = base.resolve("data.new");
    Folders.delete(unfinished);
    Path passwordFile = base.resolve("superuser-password");
    Files.writeString(passwordFile, superPassword);
    whom.own(base, tether);
    try {
      tether.run(
          whom.command(
              programs.resolve("bin/initdb").toString(),
              "--pgdata=" + unfinished,
              "--username=" + SUPERUSER,
              "--auth=scram-sha-256",
              "--pwfile=" + passwordFile,
              "--encoding=UTF8",
              "--locale=C"),
          PATIENCE);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(unfinished, data);
  }
}
