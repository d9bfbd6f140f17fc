package health.trellis.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.localstack.identity.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
  @TempDir Path home;

  @Test
  void theCredentialsAreForTheirOwnerOnly() throws IOException {
    Layout layout = new Layout(Path.of("").toAbsolutePath().getParent(), home);
    Json.writePrivate(layout.credentials(), new Stack(layout, 8080).credentials());

    for (String file : List.of("credentials.json", "secrets.json", "ehr-key.json")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))),
          file);
    }
  }

  @Test
  void theCredentialsSayAllThatOneNeedsToSignIn() throws IOException {
    Layout layout = new Layout(Path.of("").toAbsolutePath().getParent(), home);
    Json.writePrivate(layout.credentials(), new Stack(layout, 8080).credentials());

    JsonNode json = Json.MAPPER.readTree(layout.credentials().toFile());
    Credentials credentials = Credentials.read(layout.credentials());

    assertEquals("http://localhost:8080", json.get("gateway").asText());
    assertEquals(
        json.get("issuer").asText() + "/protocol/openid-connect/token",
        json.get("tokenEndpoint").asText());
    assertEquals("RSA", json.at("/ehrClient/privateJwk/kty").asText());
    assertEquals(10, credentials.people().size());
    assertEquals(
        "0197a000-0000-7000-8000-000000000301", credentials.person("maria.sample").patientId());
    assertThrows(IllegalArgumentException.class, () -> credentials.person("nobody"));
  }

  @Test
  void everyInstallationHasItsOwnSecrets() throws IOException {
    String here = Secrets.load(home).of("database.patient");

    assertEquals(here, Secrets.load(home).of("database.patient"));
    assertNotEquals(here, Secrets.load(home.resolve("other")).of("database.patient"));
  }

  @Test
  void anArchiveCannotLeaveItsFolder() {
    assertThrows(IOException.class, () -> OnceUnpacked.inside(home, "../outside"));
  }

  @Test
  void aFillThatWasKilledIsDoneAgain() throws Exception {
    assertThrows(
        IOException.class,
        () ->
            OnceUnpacked.in(
                home,
                "part",
                folder -> {
                  Files.writeString(folder.resolve("half"), "x");
                  throw new IOException("killed");
                }));

    Path folder =
        OnceUnpacked.in(home, "part", into -> Files.writeString(into.resolve("half"), "whole"));

    assertEquals("whole", Files.readString(folder.resolve("half")));
  }
}
