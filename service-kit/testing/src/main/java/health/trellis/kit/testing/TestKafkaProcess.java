package health.trellis.kit.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** The broker's process: formats its directory at the first start, ends when its parent ends. */
final class TestKafkaProcess {
  private TestKafkaProcess() {}

  /** Arguments: directory, port, port of the controller. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Properties properties = properties(directory, arguments[1], arguments[2]);
    Path file = directory.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    if (!Files.exists(directory.resolve("data/meta.properties"))) {
      StorageTool.execute(
          new String[] {
            "format", "-t", Uuid.randomUuid().toString(), "-c", file.toString(), "--standalone"
          },
          System.out);
    }
    Thread.ofPlatform().daemon().start(TestKafkaProcess::endWithParent);
    new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM).startup();
  }

  /** The pipe from the parent closes when the parent is gone, however it went. */
  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (IOException closed) {
      System.err.println("parent is gone");
    }
    Runtime.getRuntime().halt(0);
  }

  private static Properties properties(Path directory, String port, String controllerPort) {
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put(
        "listeners",
        "PLAINTEXT://localhost:%s,CONTROLLER://localhost:%s".formatted(port, controllerPort));
    properties.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("controller.quorum.bootstrap.servers", "localhost:" + controllerPort);
    properties.put("log.dirs", directory.resolve("data").toString());
    properties.put("num.partitions", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("log.cleaner.dedupe.buffer.size", "2097152");
    properties.put("log.index.size.max.bytes", "1048576");
    // A killed broker may come back at once: its old session must not keep it out.
    properties.put("broker.session.timeout.ms", "2000");
    properties.put("broker.heartbeat.interval.ms", "500");
    return properties;
  }
}
