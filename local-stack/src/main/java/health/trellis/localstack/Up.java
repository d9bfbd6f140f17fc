package health.trellis.localstack;

import health.trellis.localstack.demo.Demo;
import health.trellis.localstack.process.Part;
import health.trellis.localstack.process.PartFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code ./trellis up}: brings the stack up and keeps it until it is told to stop. */
final class Up {
  private static final List<String> DATA =
      List.of(
          "postgres",
          "kafka",
          "keycloak",
          "mailbox",
          "logs",
          "secrets.json",
          "ehr-key.json",
          "credentials.json",
          "realm.json");

  private final Layout layout;
  private final PrintStream out;
  private final int port;
  private final boolean fresh;
  private final boolean demo;

  Up(Layout layout, PrintStream out, int port, boolean fresh, boolean demo) {
    this.layout = layout;
    this.out = out;
    this.port = port;
    this.fresh = fresh;
    this.demo = demo;
  }

  /** Runs until the process is told to stop; gives the exit code. */
  int run() throws IOException, InterruptedException {
    RunningStack running = new RunningStack(layout);
    if (running.supervisor().isPresent()) {
      out.println("Trellis is up already: ./trellis status shows it, ./trellis down stops it.");
      return 1;
    }
    running.endLeftOvers();
    if (!Ports.isFree(port)) {
      out.printf(
          "Port %d is taken%s. Choose another: ./trellis up --port %d%n",
          port, PortHolder.of(port).map(holder -> " by " + holder).orElse(""), port + 1);
      return 1;
    }
    if (fresh) {
      for (String name : DATA) {
        Folders.delete(layout.home().resolve(name));
      }
    }
    try {
      return keepUp(LocalStack.claim(layout, port));
    } catch (LocalStack.AlreadyUp atTheSameTime) {
      out.println(atTheSameTime.getMessage());
      return 1;
    }
  }

  private int keepUp(LocalStack stack) throws IOException, InterruptedException {
    long start = System.nanoTime();
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              stack.close();
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    out.println("Starting Trellis");
    if (ImportedRealm.differs(layout)) {
      out.println("  The realm file changed since this installation: --fresh would take it over.");
    }
    try {
      stack.start(this::tellReady);
    } catch (PartFailed failed) {
      out.println(failed.getMessage());
      failed.lastLines().forEach(line -> out.println("  | " + line));
      return 1;
    }
    out.printf("Ready in %.1f s%n%n", seconds(Duration.ofNanos(System.nanoTime() - start)));
    boolean told = loadDemo(stack);
    new Welcome(stack.credentials(), out).print();
    boolean shown = !demo || !told || runDemo(stack);
    Files.writeString(layout.ready(), told && shown ? "0" : "1");
    stopped.await();
    return 0;
  }

  private void tellReady(Part part, Duration took) {
    out.printf("  %-22s ready  %6.1f s%n", part.name(), seconds(took));
  }

  private boolean loadDemo(LocalStack stack) throws IOException {
    try {
      new Demo(stack.credentials(), out).loadProgram();
      return true;
    } catch (RuntimeException failure) {
      out.println("The demo program could not be loaded: " + failure.getMessage());
      return false;
    }
  }

  /** A demo that fails leaves the stack up, so that one can look why. */
  private boolean runDemo(LocalStack stack) throws IOException {
    try {
      new Demo(stack.credentials(), out).run();
      return true;
    } catch (RuntimeException failure) {
      out.println("The demo did not finish: " + failure.getMessage());
      return false;
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
