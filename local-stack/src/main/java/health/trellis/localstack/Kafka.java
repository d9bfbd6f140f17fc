package health.trellis.localstack;

import health.trellis.localstack.process.Part;
import health.trellis.localstack.process.Tether;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A single Kafka broker (KRaft) in a process of its own. */
final class Kafka implements Part {
  private final Path base;
  private final Path libraries;
  private final int port;
  private final int controllerPort;

  Kafka(Layout layout, int port, int controllerPort) {
    this.base = layout.home().resolve("kafka");
    this.libraries = layout.libraries();
    this.port = port;
    this.controllerPort = controllerPort;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Path directory() {
    return base;
  }

  @Override
  public void prepare(Tether tether) throws IOException {
    Files.createDirectories(base);
  }

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>(Java.command(256));
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            libraries.resolve("classes").toString(),
            libraries.resolve("broker") + "/*",
            libraries.resolve("lib") + "/*"));
    command.add(KafkaProcess.class.getName());
    command.add(base.toString());
    command.add(Integer.toString(port));
    command.add(Integer.toString(controllerPort));
    return command;
  }

  @Override
  public boolean ready() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
