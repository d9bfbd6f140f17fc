package health.trellis.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of bad input has its defined answer, and none is a 500. */
class BadInputTest {
  private static final String PATIENTS = "/api/v1/patients";

  private static SystemUnderTest system;
  private static Requests coordinator;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    system = SystemUnderTest.get();
    coordinator = new Requests(system.credentials().gateway(), system.token("cora.demo"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "malformed JSON | 400 | {",
        "an unknown field | 400 | {\"givenNam\":\"Ada\"}",
        "a wrong type | 400 | {\"givenName\":7}",
        "a null character | 400 | {\"givenName\":\"a\\u0000b\"}",
        "an impossible date | 400 | {\"givenName\":\"Ada\",\"birthDate\":\"2026-02-30\"}",
        "nothing in it | 422 | {}",
        "a list in place of an object | 400 | []",
        "an unknown zone | 422 | {\"givenName\":\"Ada\",\"familyName\":\"T\",\"birthDate\":\"1990-01-01\",\"sex\":\"female\",\"language\":\"en\",\"timeZone\":\"Mars/Base\"}"
      })
  void aBodyThatIsWrongIsRefusedByName(String what, int status, String body) {
    assertProblem(status, post(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void textThatIsTooLongIsRefused() {
    String body =
        "{\"givenName\":\"%s\",\"familyName\":\"T\",\"birthDate\":\"1990-01-01\",\"sex\":\"female\",\"language\":\"en\",\"timeZone\":\"UTC\"}"
            .formatted("x".repeat(5000));
    assertProblem(422, post(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertProblem(400, post(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}));
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    assertProblem(413, post(new byte[2_000_000]));
  }

  @Test
  void anotherMediaTypeIsRefused() {
    assertProblem(
        415,
        coordinator.send("POST", PATIENTS, new byte[] {'x'}, Map.of("Content-Type", "text/plain")));
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    assertProblem(404, coordinator.send("GET", "/api/v1/nowhere", new byte[0], Map.of()));
    assertProblem(
        404,
        coordinator.send(
            "GET", PATIENTS + "/0197a000-0000-7000-8000-0000000009ff", new byte[0], Map.of()));
  }

  @Test
  void withoutATokenNobodyGetsIn() {
    Requests.Reply reply =
        new Requests(system.credentials().gateway(), "not-a-token")
            .send("GET", PATIENTS, new byte[0], Map.of());
    assertProblem(401, reply);
  }

  @Test
  void anEditSaysWhatItEdits() {
    String path = PATIENTS + "/0197a000-0000-7000-8000-000000000302";
    byte[] body =
        Requests.json(
            Map.of(
                "givenName",
                "Peter",
                "familyName",
                "Sample",
                "birthDate",
                "1990-04-01",
                "sex",
                "male",
                "language",
                "es",
                "timeZone",
                "America/New_York"));
    assertProblem(428, coordinator.send("PUT", path, body, Map.of()));
    assertProblem(412, coordinator.send("PUT", path, body, Map.of("If-Match", "\"999\"")));
  }

  @Test
  void anIdempotencyKeyBelongsToOneRequest() {
    Map<String, String> key = Map.of("Idempotency-Key", "system-test-key");
    byte[] first = Requests.json(Map.of("name", "Sample"));
    byte[] other = Requests.json(Map.of("name", "Another"));
    String tasks = "/api/v1/groups";
    coordinator.send("POST", tasks, first, key);
    assertTrue(coordinator.send("POST", tasks, other, key).status() < 500);
  }

  @Test
  void twoRoomsOfOneIdAtOnceAreOne() throws Exception {
    byte[] body =
        Requests.json(
            Map.of(
                "id", "0197a000-0000-7000-8000-000000000099",
                "siteId", "0197a000-0000-7000-8000-000000000001",
                "name", "Raced room",
                "capacity", 4));
    Requests admin = new Requests(system.credentials().gateway(), system.token("adam.demo"));
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Integer> call = () -> admin.send("POST", "/api/v1/rooms", body, Map.of()).status();
      List<Integer> statuses =
          threads.invokeAll(List.of(call, call, call, call)).stream()
              .map(future -> future.resultNow())
              .toList();
      assertEquals(1, statuses.stream().filter(s -> s == 201).count(), statuses::toString);
      assertTrue(statuses.stream().allMatch(s -> s < 500), statuses::toString);
    }
  }

  @Test
  void noLogHoldsAPatientsName() throws IOException {
    try (Stream<Path> logs = Files.list(system.stack().logs())) {
      for (Path log : logs.filter(p -> p.toString().contains("-service")).toList()) {
        String text = Files.readString(log);
        for (String name : List.of("Jones311", "Hollis7", "maria.sample@", "555-448-8064")) {
          assertTrue(!text.contains(name), () -> log.getFileName() + " holds " + name);
        }
      }
    }
  }

  private static Requests.Reply post(byte[] body) {
    return coordinator.send("POST", PATIENTS, body, Map.of());
  }

  private static void assertProblem(int status, Requests.Reply reply) {
    assertEquals(status, reply.status(), reply::body);
    assertTrue(reply.contentType().startsWith("application/problem+json"), reply::contentType);
  }
}
