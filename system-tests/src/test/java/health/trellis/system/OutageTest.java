package health.trellis.system;

import static health.trellis.system.SystemUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.localstack.process.PartState;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that dies is missed for a moment, and nothing else. */
class OutageTest {
  @Test
  void aServiceThatIsDownIsAnsweredForUntilItIsBack() throws IOException, InterruptedException {
    SystemUnderTest system = SystemUnderTest.get();
    Requests maria = new Requests(system.credentials().gateway(), system.token("maria.sample"));
    String sessions = "/api/v1/calendars/upcoming?limit=3";
    assertEquals(200, maria.send("GET", sessions, new byte[0], Map.of()).status());

    PartState scheduling =
        system.stack().states().stream()
            .filter(part -> part.name().equals("scheduling-service"))
            .findFirst()
            .orElseThrow();
    ProcessHandle.of(scheduling.pid())
        .orElseThrow()
        .descendants()
        .forEach(ProcessHandle::destroyForcibly);

    await(
        "503",
        () -> {
          Requests.Reply reply = maria.send("GET", sessions, new byte[0], Map.of());
          assertTrue(reply.status() == 200 || reply.status() == 503, reply::body);
          return reply.status() == 503;
        });
    Requests.Reply home = maria.send("GET", "/api/v1/me/home", new byte[0], Map.of());
    assertEquals(200, home.status());
    assertTrue(home.body().contains("\"scheduling\""), home::body);
    await("its return", () -> maria.send("GET", sessions, new byte[0], Map.of()).status() == 200);
  }
}
