package health.trellis.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./trellis}, with a Maven and a Java that only note what they are asked. */
class CommandTest {
  private static final List<String> SERVICES =
      List.of(
          "gateway",
          "patient-service",
          "scheduling-service",
          "assessment-service",
          "notification-service");

  @TempDir Path root;

  private Path source;

  @BeforeEach
  void aRepository() throws IOException {
    Files.copy(Path.of("../trellis"), root.resolve("trellis"), StandardCopyOption.COPY_ATTRIBUTES);
    source = Files.createDirectories(root.resolve("gateway/src/main/java")).resolve("A.java");
    Files.writeString(source, "class A {}");
    StringBuilder jars = new StringBuilder();
    for (String service : SERVICES) {
      jars.append("mkdir -p %s/target/quarkus-app\n".formatted(service));
      jars.append("touch %s/target/quarkus-app/quarkus-run.jar\n".formatted(service));
    }
    program(
        "mvnw",
        """
        cd %s
        if [ "$1" = --jdk ]; then echo "$PWD/jdk"; exit; fi
        [ ! -f broken ] || { echo "no such symbol"; exit 1; }
        echo built >>builds
        mkdir -p local-stack/target/lib
        %s
        """
            .formatted(root, jars));
    program("jdk/bin/java", "for last; do :; done; echo \"java $last\"");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgain() throws Exception {
    assertTrue(trellis("up").text().contains("Building Trellis"));
    assertEquals("java up", trellis("up").text());
    assertEquals(1, builds());
  }

  @Test
  void aChangedAddedOrRemovedSourceIsBuilt() throws Exception {
    trellis("up");
    Files.writeString(source, "class A { int a; }");
    trellis("up");
    Path added = source.resolveSibling("B.java");
    Files.writeString(added, "class B {}");
    trellis("up");
    Files.delete(added);
    trellis("up");

    assertEquals(4, builds());
  }

  @Test
  void aTestOrADocumentIsNoReasonToBuild() throws Exception {
    trellis("up");
    Files.createDirectories(root.resolve("gateway/src/test/java"));
    Files.writeString(root.resolve("gateway/src/test/java/ATest.java"), "class ATest {}");
    Files.writeString(root.resolve("README.md"), "hello");
    trellis("up");

    assertEquals(1, builds());
  }

  @Test
  void whatWasCleanedIsBuiltAgain() throws Exception {
    trellis("up");
    Files.delete(root.resolve("gateway/target/quarkus-app/quarkus-run.jar"));
    trellis("up");

    assertEquals(2, builds());
  }

  @Test
  void aBuildThatFailsShowsWhyAndStartsNothing() throws Exception {
    Files.createFile(root.resolve("broken"));

    Answer answer = trellis("up");

    assertEquals(1, answer.code());
    assertTrue(answer.text().contains("no such symbol"), answer.text());
  }

  @Test
  void optionsReachTheLauncher() throws Exception {
    trellis("up");

    assertEquals("java --fresh", trellis("up", "--fresh").text());
  }

  @Test
  void theLogOfAPartThatIsNotThereIsRefused() throws Exception {
    assertEquals(2, trellis("logs", "nothing").code());
    assertEquals(2, trellis("logs").code());
  }

  private record Answer(int code, String text) {}

  private Answer trellis(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", root.resolve("trellis").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text.strip());
  }

  private long builds() throws IOException {
    return Files.readAllLines(root.resolve("builds")).size();
  }

  private void program(String name, String script) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\nset -e\n" + script);
    assertTrue(file.toFile().setExecutable(true));
  }
}
