package health.trellis.localstack;

import health.trellis.localstack.process.Part;
import health.trellis.localstack.process.Tether;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A service or the gateway.
 *
 * @param module its folder
 * @param jar what runs it
 * @param port where it serves
 * @param managementPort where it tells health and metrics
 * @param heapMegabytes limit of its heap
 * @param after what it needs before it starts
 * @param environment its settings
 */
record Service(
    String module,
    Path jar,
    int port,
    int managementPort,
    int heapMegabytes,
    Set<String> after,
    Map<String, String> environment)
    implements Part {

  @Override
  public String name() {
    return module;
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public Path directory() {
    return Objects.requireNonNull(jar.getParent());
  }

  @Override
  public void prepare(Tether tether) throws IOException {
    if (!Files.exists(jar)) {
      throw new IOException("it is not built: " + jar);
    }
  }

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>(Java.command(heapMegabytes));
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }

  @Override
  public boolean ready() {
    return Http.ok(health());
  }

  @Override
  public String health() {
    return "http://127.0.0.1:" + managementPort + "/q/health/ready";
  }
}
