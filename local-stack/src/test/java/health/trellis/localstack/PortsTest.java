package health.trellis.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path home;

  @Test
  void aPortIsKeptOverRestarts() throws IOException {
    int first = Ports.load(home).of("kafka");

    assertEquals(first, Ports.load(home).of("kafka"));
  }

  @Test
  void aPortThatSomebodyTookMeanwhileIsGivenUp() throws IOException {
    int first = Ports.load(home).of("kafka");
    try (ServerSocket stranger = listenOn(first)) {
      assertNotEquals(stranger.getLocalPort(), Ports.load(home).of("kafka"));
    }
  }

  @Test
  void noOutgoingConnectionCanGetAPortBeforeItIsOpened() throws IOException {
    assertTrue(Ports.load(home).of("kafka") <= 32_000);
  }

  @Test
  void noTwoUsesShareAPort() throws IOException {
    Ports ports = Ports.load(home);

    assertNotEquals(ports.of("kafka"), ports.of("postgres"));
  }

  @Test
  void aTakenPortIsNamedWithItsHolder() throws IOException {
    try (ServerSocket mine = listenOn(0)) {
      int port = mine.getLocalPort();
      assertFalse(Ports.isFree(port));

      // Nothing where the machine has no tool that tells.
      Optional<String> holder = PortHolder.of(port);
      String self = Long.toString(ProcessHandle.current().pid());
      assertTrue(holder.map(text -> text.contains(self)).orElse(true), () -> holder.toString());
    }
  }

  private static ServerSocket listenOn(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
