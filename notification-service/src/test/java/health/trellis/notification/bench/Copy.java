package health.trellis.notification.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One copy of the service, as a process of its own. */
final class Copy implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String name;
  private final Map<String, String> settings;
  private final List<String> options;
  private final int port = freePort();
  private final int management = freePort();
  private Process process;

  Copy(String name, Map<String, String> settings, String... options) {
    this.name = name;
    this.options = List.of(options);
    this.settings = settings;
    this.process = start();
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  String managementUrl() {
    return "http://127.0.0.1:" + management;
  }

  private Process start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx768m");
    command.addAll(options);
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dquarkus.management.port=" + management);
    command.add("-Dquarkus.management.host=127.0.0.1");
    command.add("-jar");
    command.add("target/quarkus-app/quarkus-run.jar");
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(Path.of("target", "bench-" + name + ".log").toFile())
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until it is ready. */
  Copy await() {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isReady()) {
      if (Instant.now().isAfter(end) || !process.isAlive()) {
        throw new IllegalStateException(name + " did not start: see target/bench-" + name + ".log");
      }
      sleep(Duration.ofMillis(200));
    }
    return this;
  }

  /** As a power cut would. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts it again. */
  void restart() {
    process = start();
  }

  private boolean isReady() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(managementUrl() + "/q/health/ready")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
