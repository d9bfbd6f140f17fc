package health.trellis.localstack;

import health.trellis.localstack.identity.Credentials;
import health.trellis.localstack.process.PartState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;

/** {@code ./trellis status}. */
final class Status {
  private final Layout layout;
  private final PrintStream out;

  Status(Layout layout, PrintStream out) {
    this.layout = layout;
    this.out = out;
  }

  /** Prints how the parts do; 0 when all are ready. */
  int print() throws IOException {
    RunningStack running = new RunningStack(layout);
    if (running.supervisor().isEmpty()) {
      out.println("Trellis is down. ./trellis up starts it.");
      return 3;
    }
    out.printf("%-22s %-11s %8s %9s  %s%n", "PART", "STATE", "PROCESS", "RESTARTS", "ADDRESS");
    boolean allReady = true;
    for (PartState part : running.states()) {
      boolean ready = part.state() == PartState.State.READY && isWell(part);
      allReady &= ready;
      out.printf(
          "%-22s %-11s %8d %9d  %s%n",
          part.name(), word(part, ready), part.pid(), part.restarts(), part.address());
    }
    if (Files.exists(layout.credentials())) {
      Credentials credentials = Credentials.read(layout.credentials());
      out.printf(
          "%nRead mail: curl -s %s/api/user/ADDRESS/messages/   (IMAP on port %d)%n",
          credentials.mailbox().api(), credentials.mailbox().imapPort());
    }
    return allReady ? 0 : 1;
  }

  /** Asked now: a part may run and yet not do its work, for want of another one. */
  private static boolean isWell(PartState part) {
    return part.health() == null || Http.ok(part.health());
  }

  private static String word(PartState part, boolean ready) {
    return part.state() == PartState.State.READY && !ready ? "NOT READY" : part.state().toString();
  }
}
