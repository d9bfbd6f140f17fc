package health.trellis.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ComposeTest {
  /** The keys of the compose specification that we use; another one is a slip or wants a look. */
  private static final Set<String> KEYS =
      Set.of(
          "build",
          "cap_drop",
          "depends_on",
          "entrypoint",
          "environment",
          "healthcheck",
          "image",
          "logging",
          "mem_limit",
          "networks",
          "ports",
          "profiles",
          "read_only",
          "restart",
          "secrets",
          "security_opt",
          "stop_grace_period",
          "tmpfs",
          "user",
          "volumes");

  private static final Set<String> HEALTH_KEYS =
      Set.of("test", "interval", "timeout", "retries", "start_period");

  private final Compose compose = new Compose();

  @Test
  void theFileHasANameAndNoVersion() {
    assertEquals("trellis", compose.file().path("name").asText());
    Set<String> keys = names(compose.file());
    keys.removeIf(key -> key.startsWith("x-"));
    assertEquals(Set.of("name", "services", "networks", "volumes", "secrets"), keys);
  }

  @Test
  void everyKeyIsOneOfTheSpecification() {
    each(
        (name, service) -> {
          assertTrue(KEYS.containsAll(names(service)), name + " " + names(service));
          assertTrue(HEALTH_KEYS.containsAll(names(service.path("healthcheck"))), name);
        });
  }

  @Test
  void everyContainerIsHardenedLimitedAndWatched() {
    each(
        (name, service) -> {
          assertEquals("[\"ALL\"]", service.path("cap_drop").toString(), name);
          assertEquals("[\"no-new-privileges:true\"]", service.path("security_opt").toString());
          assertTrue(service.has("mem_limit"), name + " has no memory limit");
          assertFalse(service.at("/healthcheck/test").isEmpty(), name + " has no health check");
          assertTrue(
              service.path("image").asText().matches(".+:(\\d|v\\d|\\$\\{TRELLIS_VERSION).*"),
              name + " has no version: " + service.path("image"));
        });
  }

  @Test
  void everyProcessAndDatabaseHasAReadOnlyRootAndNoRootUser() {
    each(
        (name, service) -> {
          if (name.equals("gateway") || name.endsWith("-service") || name.endsWith("-database")) {
            assertTrue(service.path("read_only").asBoolean(), name);
            assertTrue(service.path("user").asText().matches("[1-9]\\d*:[1-9]\\d*"), name);
          }
        });
  }

  @Test
  void onlyWhatPeopleOpenIsPublishedAndOnlyToThisMachine() {
    Set<String> published = new TreeSet<>();
    each(
        (name, service) ->
            service
                .path("ports")
                .forEach(
                    port -> {
                      published.add(name);
                      assertTrue(port.asText().startsWith("127.0.0.1:"), name + " " + port);
                      assertFalse(port.asText().endsWith(":9000"), name + " shows its metrics");
                    }));
    assertEquals(Set.of("gateway", "keycloak", "mailbox", "prometheus"), published);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    each(
        (name, service) -> {
          service.path("networks").forEach(used -> declared("networks", used, name));
          service.path("secrets").forEach(used -> declared("secrets", source(used), name));
          service.path("volumes").forEach(volume -> volume(volume.asText(), name));
          for (Map.Entry<String, JsonNode> needed : service.path("depends_on").properties()) {
            assertEquals("service_healthy", needed.getValue().path("condition").asText(), name);
            assertTrue(compose.services().containsKey(needed.getKey()), name);
          }
        });
  }

  @Test
  void secretsComeFromFilesOutsideTheRepository() {
    for (JsonNode secret : compose.file().path("secrets")) {
      assertTrue(secret.path("file").asText().startsWith("./.secrets/"), secret.toString());
    }
    assertTrue(Settings.read(Settings.ROOT.resolve(".gitignore")).contains(".secrets/"));
    each(
        (name, service) ->
            names(service.path("environment")).stream()
                .filter(variable -> variable.contains("PASSWORD"))
                .forEach(variable -> assertTrue(variable.endsWith("_FILE"), name + variable)));
  }

  @Test
  void everySecretIsMadeByTheScript() {
    String script = Settings.read(Settings.ROOT.resolve("container/secrets.sh"));
    names(compose.file().path("secrets"))
        .forEach(secret -> assertTrue(script.contains(secret), secret));
  }

  @Test
  void aDatabaseMeetsItsOwnServiceAlone() {
    for (String owner : List.of("patient", "scheduling", "assessment", "notification")) {
      Set<String> members = new TreeSet<>();
      each(
          (name, service) -> {
            if (texts(service.path("networks")).contains(owner + "-data")) {
              members.add(name);
            }
          });
      assertEquals(Set.of(owner + "-service", owner + "-database"), members);
      assertTrue(
          compose.file().at("/networks/" + owner + "-data/internal").asBoolean(),
          owner + "-data must not lead outside");
    }
  }

  @Test
  void theGatewayKnowsEachServiceByItsNameAndPort() {
    JsonNode environment = compose.service("gateway").path("environment");
    for (String service : List.of("patient", "scheduling", "assessment", "notification")) {
      assertEquals(
          "http://" + service + "-service:8080",
          environment
              .path("TRELLIS_UPSTREAM_" + service.toUpperCase(java.util.Locale.ROOT))
              .asText());
    }
  }

  @Test
  void everyProcessIsBuiltFromItsOwnModule() {
    String reactor = Settings.read(Settings.ROOT.resolve("pom.xml"));
    each(
        (name, service) -> {
          if (service.has("build")) {
            assertEquals(name, service.at("/build/args/MODULE").asText());
            assertTrue(reactor.contains("<module>" + name + "</module>"), name);
            assertTrue(
                Files.exists(Settings.ROOT.resolve(service.at("/build/dockerfile").asText())));
          }
        });
  }

  @Test
  void theContainerFileRunsAsNobodyAndServesTheSamePortsAsTheManifests() {
    String file = Settings.read(Settings.ROOT.resolve("container/Dockerfile"));
    assertTrue(file.contains("\nUSER 65532:65532\n"), "not root");
    assertTrue(file.contains("\nEXPOSE 8080 9000\n"), "ports");
    assertTrue(file.contains("QUARKUS_HTTP_PORT=8080"), "http port");
    assertTrue(file.contains("QUARKUS_MANAGEMENT_PORT=9000"), "management port");
    assertFalse(file.contains(":latest"), "the base has a version");
  }

  private void declared(String kind, JsonNode used, String by) {
    assertTrue(compose.file().path(kind).has(used.asText()), by + ": " + kind + " " + used);
  }

  private void volume(String mount, String by) {
    String source = mount.substring(0, mount.indexOf(':'));
    if (source.startsWith("./")) {
      assertTrue(Files.exists(Settings.ROOT.resolve(Path.of(source))), by + ": " + source);
      assertTrue(mount.endsWith(":ro"), by + ": " + mount);
    } else {
      assertTrue(compose.file().path("volumes").has(source), by + ": " + source);
    }
  }

  private static JsonNode source(JsonNode secret) {
    return secret.isObject() ? secret.path("source") : secret;
  }

  private void each(BiConsumer<String, ObjectNode> check) {
    assertFalse(compose.services().isEmpty());
    compose.services().forEach(check);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }
}
