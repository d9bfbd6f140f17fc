package health.trellis.localstack;

import health.trellis.localstack.process.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL from its Maven artifact: durable (fsync on) and closed (scram passwords; one database
 * and role per service, to which no other role may connect). PostgreSQL refuses to run as root, so
 * that root runs it as {@code nobody}.
 */
public final class Postgres implements Part {
  private static final String NOBODY = "65534";
  private static final String SUPERUSER = "postgres";

  private final Path binaries;
  private final Path base;
  private final Path data;
  private final int port;
  private final Map<String, String> passwords;
  private final String superPassword;

  /**
   * A server.
   *
   * @param home the stack's folder
   * @param passwords of the databases, by name; database and role have the same name
   */
  Postgres(Path home, int port, String superPassword, Map<String, String> passwords) {
    this.binaries = home.resolve("postgresql");
    this.base = home.resolve("postgres");
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
  public void prepare() throws IOException, InterruptedException {
    unpack();
    Files.createDirectories(base);
    own();
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialize();
    }
  }

  @Override
  public List<String> command() {
    return asNobody(
        binaries.resolve("bin/postgres").toString(),
        "-D",
        data.toString(),
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "max_connections=200",
        "-c",
        "shared_buffers=96MB",
        "-c",
        "fsync=on",
        "-c",
        "synchronous_commit=on",
        "-c",
        "wal_level=logical",
        "-c",
        "password_encryption=scram-sha-256");
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

  private void initialize() throws IOException, InterruptedException {
    Path passwordFile = base.resolve("superuser-password");
    Files.writeString(passwordFile, superPassword);
    own();
    Process process =
        new ProcessBuilder(
                asNobody(
                    binaries.resolve("bin/initdb").toString(),
                    "-D",
                    data.toString(),
                    "-U",
                    SUPERUSER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "-E",
                    "UTF8",
                    "--locale=C"))
            .directory(base.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean done = process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    Files.delete(passwordFile);
    if (!done) {
      throw new IOException("initdb failed: " + output);
    }
  }

  /** Gives the folder to the user that the server runs as. */
  private void own() throws IOException, InterruptedException {
    if (!isRoot()) {
      return;
    }
    Process process =
        new ProcessBuilder("chown", "-R", NOBODY + ":" + NOBODY, base.toString()).start();
    if (process.waitFor() != 0) {
      throw new IOException("chown failed for " + base);
    }
  }

  private static List<String> asNobody(String... command) {
    List<String> whole = new ArrayList<>();
    if (isRoot()) {
      whole.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    whole.addAll(List.of(command));
    return whole;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void unpack() throws IOException {
    if (Files.exists(binaries.resolve("bin/postgres"))) {
      return;
    }
    String archive = "/postgres-%s-%s.txz".formatted(system(), architecture());
    try (InputStream raw = Postgres.class.getResourceAsStream(archive)) {
      if (raw == null) {
        throw new IOException("no PostgreSQL for this system: " + archive);
      }
      unpack(new TarArchiveInputStream(new XZInputStream(raw)));
    }
  }

  private void unpack(TarArchiveInputStream archive) throws IOException {
    for (TarArchiveEntry entry = archive.getNextEntry();
        entry != null;
        entry = archive.getNextEntry()) {
      Path target = binaries.resolve(entry.getName()).normalize();
      if (!target.startsWith(binaries)) {
        throw new IOException("the archive leaves its folder: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else if (entry.isSymbolicLink()) {
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      } else {
        Files.createDirectories(target.getParent());
        Files.copy(archive, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(
            target,
            PosixFilePermissions.fromString(
                (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
        ? "darwin"
        : "linux";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch");
    return name.equals("aarch64") ? "arm_64" : "x86_64";
  }
}
