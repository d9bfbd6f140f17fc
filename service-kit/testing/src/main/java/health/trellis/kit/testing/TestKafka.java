package health.trellis.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A Kafka broker in a process of its own, so that a test can kill it and start it again on the same
 * data. What is known of it stands in system properties, because tests and test resources may live
 * in different class loaders.
 */
public final class TestKafka {
  private static final String PORT = "trellis.test.kafka.port";
  private static final String CONTROLLER_PORT = "trellis.test.kafka.controller-port";
  private static final String DIRECTORY = "trellis.test.kafka.directory";
  private static final String PID = "trellis.test.kafka.pid";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestKafka() {}

  /** Where clients connect. */
  public static String bootstrap() {
    return "localhost:" + Integer.getInteger(PORT);
  }

  /** Prepares ports and a directory and starts the broker. */
  static void create() {
    try {
      System.setProperty(PORT, Integer.toString(freePort()));
      System.setProperty(CONTROLLER_PORT, Integer.toString(freePort()));
      System.setProperty(DIRECTORY, Files.createTempDirectory("trellis-kafka").toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    start();
  }

  /** Starts the broker on the data that is there and waits until it answers. */
  public static void start() {
    Path directory = Path.of(System.getProperty(DIRECTORY));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try {
      Process process =
          new ProcessBuilder(
                  List.of(
                      java,
                      "-Xmx256m",
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      classes,
                      TestKafkaProcess.class.getName(),
                      directory.toString(),
                      System.getProperty(PORT),
                      System.getProperty(CONTROLLER_PORT)))
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("broker.log").toFile()))
              .start();
      System.setProperty(PID, Long.toString(process.pid()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Awaitility.await("Kafka").atMost(PATIENCE).until(TestKafka::answers);
  }

  /** Kills the broker as a power cut would. */
  public static void kill() {
    ProcessHandle.of(Long.getLong(PID))
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            });
  }

  private static boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", Integer.getInteger(PORT)), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
