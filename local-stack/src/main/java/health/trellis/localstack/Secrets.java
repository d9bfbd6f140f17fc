package health.trellis.localstack;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.TreeMap;

/** Passwords of this one installation: made at the first start, kept in a file of mode 600. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final TreeMap<String, String> secrets;

  private Secrets(Path file, TreeMap<String, String> secrets) {
    this.file = file;
    this.secrets = secrets;
  }

  static Secrets load(Path home) throws IOException {
    Path file = home.resolve("secrets.json");
    TreeMap<String, String> known =
        Files.exists(file)
            ? Json.MAPPER.readValue(file.toFile(), new TypeReference<>() {})
            : new TreeMap<>();
    return new Secrets(file, known);
  }

  /** The secret of a name, made when it is asked for first. */
  synchronized String of(String name) throws IOException {
    String known = secrets.get(name);
    if (known != null) {
      return known;
    }
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    secrets.put(name, made);
    Json.writePrivate(file, secrets);
    return made;
  }
}
