package health.trellis.localstack;

import health.trellis.localstack.process.Tether;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a program runs as that refuses to run as root: the user who started Trellis, or {@code
 * nobody} where that is root.
 */
final class UnprivilegedUser {
  private static final String NOBODY = "65534";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> PLAIN =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  // Below a closed folder such as /root it must at least find its files: it may look, not write.
  private static final List<String> LOOKING =
      List.of("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search");

  private final List<String> prefix;

  private UnprivilegedUser(List<String> prefix) {
    this.prefix = List.copyOf(prefix);
  }

  /** One who can reach both a program and the folder that it keeps its data in. */
  static UnprivilegedUser whoReaches(Path program, Path data, Tether tether)
      throws IOException, InterruptedException {
    if (!isRoot()) {
      return new UnprivilegedUser(List.of());
    }
    UnprivilegedUser plain = new UnprivilegedUser(PLAIN);
    if (tether.succeeds(plain.command("test", "-x", program.toString()), PATIENCE)
        && tether.succeeds(plain.command("test", "-x", data.toString()), PATIENCE)) {
      return plain;
    }
    List<String> looking = new ArrayList<>(PLAIN);
    looking.addAll(LOOKING);
    return new UnprivilegedUser(looking);
  }

  /** The command as this user. */
  List<String> command(String... command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(List.of(command));
    return whole;
  }

  /** Gives a folder to this user. */
  void own(Path folder, Tether tether) throws IOException, InterruptedException {
    if (isRoot()) {
      tether.run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()), PATIENCE);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
