package health.trellis.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this system, unpacked from their Maven artifact. */
final class PostgresBinaries {
  private static final int MAY_RUN = 0100;

  private PostgresBinaries() {}

  /** The folder that holds {@code bin/postgres}. */
  static Path unpacked(Path cache) throws IOException, InterruptedException {
    return OnceUnpacked.in(
        cache, "postgresql-" + Versions.of("postgresql"), PostgresBinaries::unpack);
  }

  private static void unpack(Path folder) throws IOException {
    String archive = "/postgres-%s-%s.txz".formatted(system(), architecture());
    try (InputStream raw = PostgresBinaries.class.getResourceAsStream(archive)) {
      if (raw == null) {
        throw new IOException("there is no PostgreSQL for this system: " + archive);
      }
      try (TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(raw))) {
        TarArchiveEntry entry = entries.getNextEntry();
        while (entry != null) {
          write(entries, entry, OnceUnpacked.inside(folder, entry.getName()));
          entry = entries.getNextEntry();
        }
      }
    }
  }

  private static void write(TarArchiveInputStream entries, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
      boolean program = (entry.getMode() & MAY_RUN) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("mac") ? "darwin" : "linux";
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
  }
}
