package health.trellis.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.localstack.identity.Credentials;
import health.trellis.localstack.identity.EhrKey;
import health.trellis.localstack.identity.LocalRealm;
import health.trellis.localstack.process.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** All parts of Trellis on this machine, and how to reach them. */
final class Stack {
  private static final List<String> SERVICES =
      List.of("patient", "scheduling", "assessment", "notification");

  private final Layout layout;
  private final int gatewayPort;
  private final Ports ports;
  private final Secrets secrets;
  private final LocalRealm realm;
  private final JsonNode ehrKey;
  private final Postgres postgres;
  private final Kafka kafka;
  private final Keycloak keycloak;
  private final Mailbox mailbox;

  Stack(Layout layout, int gatewayPort) throws IOException {
    this.layout = layout;
    this.gatewayPort = gatewayPort;
    this.ports = Ports.load(layout.home());
    this.secrets = Secrets.load(layout.home());
    this.ehrKey = ehrKey(layout.home().resolve("ehr-key.json"));
    this.realm =
        LocalRealm.of(
            ImportedRealm.file(layout), passwords(), ehrKey, secrets.of("client.accounts"));
    this.postgres =
        new Postgres(layout, ports.of("postgres"), secrets.of("database.superuser"), databases());
    this.kafka = new Kafka(layout, ports.of("kafka"), ports.of("kafka-controller"));
    this.mailbox =
        new Mailbox(
            layout, ports.of("mailbox-smtp"), ports.of("mailbox-imap"), ports.of("mailbox-api"));
    this.keycloak =
        new Keycloak(
            layout,
            ports.of("keycloak"),
            ports.of("keycloak-management"),
            postgres.url("keycloak"),
            secrets.of("database.keycloak"),
            realm.json());
  }

  String gatewayUrl() {
    return "http://localhost:" + gatewayPort;
  }

  /** What the services stand on. */
  List<Part> infrastructure() {
    return List.of(postgres, kafka, mailbox, keycloak);
  }

  /** The parts; each stands after those that it waits for. */
  List<Part> parts() throws IOException {
    List<Part> parts = new ArrayList<>(infrastructure());
    for (String name : SERVICES) {
      parts.add(service(name));
    }
    parts.add(gateway());
    return parts;
  }

  /** What people and tests need to use the stack. */
  Credentials credentials() throws IOException {
    return new Credentials(
        gatewayUrl(),
        keycloak.issuer(),
        keycloak.issuer() + "/protocol/openid-connect/token",
        realm.appClientId(),
        realm.people(passwords()),
        new Credentials.EhrClient(realm.ehrClientId(), ehrKey, realm.ehrScopes()),
        new Credentials.AccountAdmin(
            "trellis-accounts",
            secrets.of("client.accounts"),
            keycloak.issuer().replace("/realms/", "/admin/realms/") + "/users"),
        new Credentials.Mail(mailbox.api(), mailbox.smtpPort(), mailbox.imapPort()));
  }

  private Map<String, String> databases() throws IOException {
    Map<String, String> databases = new LinkedHashMap<>();
    for (String service : SERVICES) {
      databases.put(service, secrets.of("database." + service));
    }
    databases.put("keycloak", secrets.of("database.keycloak"));
    return databases;
  }

  private UnaryOperator<String> passwords() {
    return username -> {
      try {
        return secrets.of("person." + username);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    };
  }

  private Service service(String name) throws IOException {
    String module = name + "-service";
    Map<String, String> environment = new LinkedHashMap<>(common(module));
    environment.put("TRELLIS_DATABASE_URL", postgres.url(name));
    environment.put("TRELLIS_DATABASE_USERNAME", name);
    environment.put("TRELLIS_DATABASE_PASSWORD", secrets.of("database." + name));
    environment.put("TRELLIS_KAFKA_BOOTSTRAP", kafka.address());
    if (name.equals("notification")) {
      environment.put("TRELLIS_MAIL_HOST", "127.0.0.1");
      environment.put("TRELLIS_MAIL_PORT", Integer.toString(mailbox.smtpPort()));
      environment.put("TRELLIS_MAIL_FROM", "no-reply@example.org");
    }
    return new Service(
        module,
        layout.service(module),
        ports.of(module),
        ports.of(module + "-management"),
        192,
        Set.of("postgres", "kafka"),
        environment);
  }

  private Service gateway() throws IOException {
    Map<String, String> environment = new LinkedHashMap<>(common("gateway"));
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(gatewayPort));
    for (String service : SERVICES) {
      environment.put(
          "TRELLIS_UPSTREAM_" + service.toUpperCase(Locale.ROOT),
          "http://127.0.0.1:" + ports.of(service + "-service"));
    }
    return new Service(
        "gateway",
        layout.service("gateway"),
        gatewayPort,
        ports.of("gateway-management"),
        128,
        Set.of("postgres"),
        environment);
  }

  private Map<String, String> common(String module) throws IOException {
    return Map.of(
        "QUARKUS_HTTP_HOST",
        "127.0.0.1",
        "QUARKUS_HTTP_PORT",
        Integer.toString(ports.of(module)),
        "QUARKUS_MANAGEMENT_HOST",
        "127.0.0.1",
        "QUARKUS_MANAGEMENT_PORT",
        Integer.toString(ports.of(module + "-management")),
        "TRELLIS_OIDC_ISSUER",
        keycloak.issuer(),
        "TRELLIS_OIDC_JWKS_URL",
        keycloak.keys(),
        "TRELLIS_PUBLIC_URL",
        gatewayUrl(),
        "TRELLIS_LOG_JSON",
        "false");
  }

  private static JsonNode ehrKey(Path file) throws IOException {
    if (!Files.exists(file)) {
      Json.writePrivate(file, EhrKey.create());
    }
    return Json.MAPPER.readTree(file.toFile());
  }
}
