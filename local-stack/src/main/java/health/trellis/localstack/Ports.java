package health.trellis.localstack;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the parts. Each keeps its port over restarts, so that addresses stay true; an inner port
 * that somebody else took meanwhile is given up for a free one.
 */
public final class Ports {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 1_000;

  private final Path file;
  private final TreeMap<String, Integer> ports;

  private Ports(Path file, TreeMap<String, Integer> ports) {
    this.file = file;
    this.ports = ports;
  }

  /** Those of a stack. */
  static Ports load(Path home) throws IOException {
    Path file = home.resolve("ports.json");
    TreeMap<String, Integer> known =
        Files.exists(file)
            ? Json.MAPPER.readValue(file.toFile(), new TypeReference<>() {})
            : new TreeMap<>();
    return new Ports(file, known);
  }

  /** A port for a use: the one of before while it is free. */
  synchronized int of(String use) throws IOException {
    Integer before = ports.get(use);
    if (before != null && isFree(before)) {
      return before;
    }
    int port = anyFree();
    while (ports.containsValue(port)) {
      port = anyFree();
    }
    ports.put(use, port);
    Json.writePrivate(file, ports);
    return port;
  }

  /** Whether nobody listens on a port of this machine. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * Some port that is free now, below the range from which systems give ports to outgoing
   * connections (Linux from 32768, RFC 6335 from 49152): a part opens its port only many seconds
   * later, and until then any connection could get one of that range.
   */
  static int anyFree() throws IOException {
    return ThreadLocalRandom.current()
        .ints(TRIES, LOWEST, HIGHEST + 1)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(() -> new IOException("no free port from " + LOWEST + " to " + HIGHEST));
  }
}
