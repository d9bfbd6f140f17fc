package health.trellis.localstack;

import health.trellis.localstack.demo.Demo;
import health.trellis.localstack.identity.Credentials;
import health.trellis.localstack.process.PartFailed;
import health.trellis.localstack.process.PartState;
import health.trellis.localstack.process.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** {@code ./trellis up}: brings the stack up and keeps it until it is told to stop. */
final class Up {
  private static final List<String> DATA =
      List.of(
          "postgres",
          "kafka",
          "mailbox",
          "logs",
          "secrets.json",
          "ehr-key.json",
          "credentials.json");

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
    Files.createDirectories(layout.home());
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
      deleteData();
    }
    running.claim();
    return keepUp();
  }

  private int keepUp() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Stack stack = new Stack(layout, port);
    Json.writePrivate(layout.credentials(), stack.credentials());
    Supervisor supervisor = new Supervisor(stack.parts(), layout.logs(), this::writeStates);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  supervisor.close();
                  deleteRunFiles();
                  stopped.countDown();
                },
                "stop"));
    out.println("Starting Trellis");
    try {
      supervisor.start(
          (part, took) -> out.printf("  %-22s ready  %6.1f s%n", part.name(), seconds(took)));
    } catch (PartFailed failed) {
      out.println(failed.getMessage());
      failed.lastLines().forEach(line -> out.println("  | " + line));
      return 1;
    }
    out.printf("Ready in %.1f s%n%n", seconds(Duration.ofNanos(System.nanoTime() - start)));
    Credentials credentials = stack.credentials();
    new Demo(credentials, out).loadProgram();
    new Welcome(credentials, out).print();
    Files.writeString(layout.home().resolve("ready"), stack.gatewayUrl());
    if (demo) {
      new Demo(credentials, out).run();
    }
    stopped.await();
    return 0;
  }

  private void writeStates(Collection<PartState> states) {
    try {
      Json.writePrivate(layout.state(), states);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void deleteRunFiles() {
    try {
      Files.deleteIfExists(layout.state());
      Files.deleteIfExists(layout.supervisor());
      Files.deleteIfExists(layout.home().resolve("ready"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void deleteData() throws IOException {
    for (String name : DATA) {
      Path path = layout.home().resolve(name);
      if (Files.exists(path)) {
        try (Stream<Path> all = Files.walk(path)) {
          for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(one);
          }
        }
      }
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
