package health.trellis.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The realm file as it was when this installation began. Keycloak imports a realm once; credentials
 * must name what is in its database, not what the repository has become since.
 */
final class ImportedRealm {
  private ImportedRealm() {}

  /** Keeps the repository's file at the first start. */
  static void remember(Layout layout) throws IOException {
    if (!Files.exists(kept(layout))) {
      Json.writePrivate(kept(layout), Json.MAPPER.readTree(layout.realm().toFile()));
    }
  }

  /** The file to go by: the one that was kept, or before the first start the repository's. */
  static Path file(Layout layout) {
    Path kept = kept(layout);
    return Files.exists(kept) ? kept : layout.realm();
  }

  private static Path kept(Layout layout) {
    return layout.home().resolve("realm.json");
  }

  /** Whether the repository's file has changed since. */
  static boolean differs(Layout layout) throws IOException {
    return !Json.MAPPER
        .readTree(file(layout).toFile())
        .equals(Json.MAPPER.readTree(layout.realm().toFile()));
  }
}
