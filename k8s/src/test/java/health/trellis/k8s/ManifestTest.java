package health.trellis.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final Path BASE = Path.of("base");
  private static final Path LOCAL = Path.of("overlays/local");

  private static final Set<String> PROCESSES =
      Set.of(
          "gateway",
          "patient-service",
          "scheduling-service",
          "assessment-service",
          "notification-service");

  @Test
  void theBaseHoldsToItsModelAndToOurPolicy() {
    assertEquals(List.of(), ManifestPolicy.problems(new Kustomization(BASE).manifests()));
  }

  @Test
  void everyProcessIsDeployed() {
    assertEquals(
        PROCESSES,
        new Kustomization(BASE)
            .manifests().stream()
                .filter(manifest -> manifest.path("kind").asText().equals("Deployment"))
                .map(manifest -> manifest.at("/metadata/name").asText())
                .collect(Collectors.toSet()));
  }

  @Test
  void everyFileIsNamedByAKustomizationAndEveryNameIsAFile() throws IOException {
    Set<Path> named = new TreeSet<>(new Kustomization(LOCAL).references());
    try (Stream<Path> base = Files.walk(BASE);
        Stream<Path> overlay = Files.walk(LOCAL)) {
      assertEquals(
          Stream.concat(base, overlay)
              .filter(Files::isRegularFile)
              .collect(Collectors.toCollection(TreeSet::new)),
          named);
    }
  }

  @Test
  void everyPatchChangesSomethingThatExists() {
    Set<String> known =
        new Kustomization(LOCAL)
            .manifests().stream().map(ManifestTest::identity).collect(Collectors.toSet());
    for (JsonNode patch : new Kustomization(LOCAL).patches()) {
      assertTrue(known.contains(identity(patch)), identity(patch));
      assertEquals(List.of(), StrictModel.problems(patch));
    }
  }

  @Test
  void theRenderedOverlayHoldsToItsModel() throws IOException, InterruptedException {
    Assumptions.assumeTrue(isOnPath("kubectl"), "kubectl is not installed");
    Process render =
        new ProcessBuilder("kubectl", "kustomize", LOCAL.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(render.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, render.waitFor());
    for (JsonNode manifest : Kustomization.documents(text)) {
      assertEquals(List.of(), StrictModel.problems(manifest));
      boolean isNamespace = manifest.path("kind").asText().equals("Namespace");
      assertEquals(isNamespace ? "" : "trellis", manifest.at("/metadata/namespace").asText());
    }
  }

  /** Faults as people make them; the checks must see every one. */
  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "livenessProb:|livenessProbe:",
        "replica: 2|revisionHistoryLimit: 3",
        "path: /health|path: /q/health/ready",
        "port: http|port: management",
        "image: trellis/gateway:latest|image: trellis/gateway:0.1.0",
        "image: trellis/gateway|image: trellis/gateway:0.1.0",
        "readOnlyRootFilesystem: false|readOnlyRootFilesystem: true",
        "allowPrivilegeEscalation: true|allowPrivilegeEscalation: false",
        "runAsUser: 0|runAsUser: 65532",
        "automountServiceAccountToken: true|automountServiceAccountToken: false",
        "type: Unconfined|type: RuntimeDefault",
        "- NET_ADMIN|- ALL",
        "maxUnavailable: 1|maxUnavailable: 0",
        "minReplicas: 1|minReplicas: 2",
        "terminationGracePeriodSeconds: 10|terminationGracePeriodSeconds: 60",
        "seconds: 1|seconds: 8",
        "memory: 1Gi|memory: 384Mi",
        "type: LoadBalancer|type: ClusterIP",
        "targetPort: management|targetPort: http",
        "pod-security.kubernetes.io/enforce: baseline|pod-security.kubernetes.io/enforce: restricted",
        "policy/v1beta1|policy/v1",
        "kind: Ignored|kind: PodDisruptionBudget",
        "TRELLIS_DATABASE_PASSWORD: x|TRELLIS_LOG_JSON: \"true\"",
        "name: trellis-plattform|name: trellis-platform",
        "sizes: 256Mi|sizeLimit: 256Mi",
      })
  void aSeededFaultIsCaught(String fault, String right) throws IOException {
    StringBuilder text = new StringBuilder();
    for (JsonNode manifest : new Kustomization(BASE).manifests()) {
      text.append(Kustomization.YAML.writeValueAsString(manifest));
    }
    String plain = text.toString().replace("\"", "");
    assertEquals(List.of(), ManifestPolicy.problems(Kustomization.documents(plain)));
    String faulty = replaceFirst(plain, right.replace("\"", ""), fault);
    assertNotEquals(plain, faulty, "the fault was not seeded");
    assertFalse(ManifestPolicy.problems(Kustomization.documents(faulty)).isEmpty());
  }

  private static String replaceFirst(String text, String from, String to) {
    int at = text.indexOf(from);
    return at < 0 ? text : text.substring(0, at) + to + text.substring(at + from.length());
  }

  private static String identity(JsonNode manifest) {
    return manifest.path("kind").asText() + " " + manifest.at("/metadata/name").asText();
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
