package health.trellis.localstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.localstack.process.Part;
import health.trellis.localstack.process.Tether;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak from its Maven artifact, prepared once (its own build step) and then started as that.
 * The realm is imported when the database does not hold it yet.
 */
final class Keycloak implements Part {
  private static final List<String> BUILD_OPTIONS =
      List.of("--db=postgres", "--health-enabled=true", "--cache=local");
  private static final int HEAP_MEGABYTES = 384;
  private static final int BUILD_HEAP_MEGABYTES = 640;
  private static final Duration BUILD_PATIENCE = Duration.ofMinutes(5);
  private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes");

  private final Layout layout;
  private final Path base;
  private final int port;
  private final int managementPort;
  private final String databaseUrl;
  private final String databasePassword;
  private final ObjectNode realm;

  Keycloak(
      Layout layout,
      int port,
      int managementPort,
      String databaseUrl,
      String databasePassword,
      ObjectNode realm) {
    this.layout = layout;
    this.base = layout.home().resolve("keycloak");
    this.port = port;
    this.managementPort = managementPort;
    this.databaseUrl = databaseUrl;
    this.databasePassword = databasePassword;
    this.realm = realm;
  }

  /** The issuer of all tokens. */
  String issuer() {
    return "http://localhost:" + port + "/realms/trellis";
  }

  /** Where services get the keys by which they verify tokens. */
  String keys() {
    return "http://127.0.0.1:" + port + "/realms/trellis/protocol/openid-connect/certs";
  }

  @Override
  public String name() {
    return "keycloak";
  }

  @Override
  public Set<String> after() {
    return Set.of("postgres");
  }

  @Override
  public String address() {
    return issuer();
  }

  @Override
  public Path directory() {
    return base;
  }

  /** The programs are shared; what this one writes is its own. */
  @Override
  public void prepare(Tether tether) throws IOException, InterruptedException {
    Path built =
        OnceUnpacked.in(
            layout.cache(),
            "keycloak-" + Versions.of("keycloak"),
            folder -> {
              unpack(folder);
              build(folder, tether);
            });
    Files.createDirectories(base);
    for (String shared : SHARED) {
      Path link = base.resolve(shared);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, built.resolve(shared));
    }
    Json.writePrivate(base.resolve("data/import/trellis-realm.json"), realm);
  }

  @Override
  public List<String> command() {
    return keycloak(
        base,
        HEAP_MEGABYTES,
        List.of(
            "start",
            "--optimized",
            "--import-realm",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-port=" + managementPort,
            "--hostname=http://localhost:" + port));
  }

  /** What kc.sh runs; without that script between, the process that is tethered is Keycloak's. */
  private static List<String> keycloak(Path home, int heapMegabytes, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            Java.command(
                heapMegabytes,
                "-XX:MaxMetaspaceSize=256m",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.addAll(arguments);
    return command;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "KC_DB_URL", databaseUrl,
        "KC_DB_USERNAME", "keycloak",
        "KC_DB_PASSWORD", databasePassword);
  }

  /** Healthy, and with our realm in it. */
  @Override
  public boolean ready() {
    return Http.ok(health())
        && Http.ok("http://127.0.0.1:" + port + "/realms/trellis/.well-known/openid-configuration");
  }

  @Override
  public String health() {
    return "http://127.0.0.1:" + managementPort + "/health/ready";
  }

  private static void build(Path folder, Tether tether) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("build"));
    arguments.addAll(BUILD_OPTIONS);
    tether.run(keycloak(folder, BUILD_HEAP_MEGABYTES, arguments), BUILD_PATIENCE);
  }

  private void unpack(Path folder) throws IOException {
    Path zip = layout.distributions().resolve("keycloak-quarkus-dist.zip");
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream archive = new ZipInputStream(in)) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        // The archive's one top folder carries the version: it is left out.
        String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path target = OnceUnpacked.inside(folder, inside);
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(archive, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
