package health.trellis.system;

import static health.trellis.system.SystemUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.localstack.demo.MailReader;
import health.trellis.localstack.process.PartState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A service that dies is missed for a moment, and nothing else. */
class OutageTest {
  private static final int PATIENTS = 16;

  /** The service comes back, waits out the time a provider may take, and tries again. */
  private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(150);

  private static final String EVENING = "0197a000-0000-7000-8000-000000000101";
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Pattern MESSAGE_ID = Pattern.compile("Message-ID: ?(<[^>]+>)");

  @Test
  void aServiceThatIsDownIsAnsweredForUntilItIsBack() throws IOException, InterruptedException {
    SystemUnderTest system = SystemUnderTest.get();
    Requests maria = new Requests(system.credentials().gateway(), system.token("maria.sample"));
    String sessions = "/api/v1/calendars/upcoming?limit=3";
    assertEquals(200, maria.send("GET", sessions, new byte[0], Map.of()).status());

    kill(system, "scheduling-service");

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

  /**
   * A message may reach a mail server a second time when its sender dies before it has heard that
   * the first was taken: under the same Message-ID, by which it is one message.
   */
  @Test
  void aServiceThatDiesWhileManyAreToldLosesNobodyAndTellsNobodyTwice() throws Exception {
    SystemUnderTest system = SystemUnderTest.get();
    List<String> patients = new ArrayList<>();
    for (int i = 0; i < PATIENTS; i++) {
      String id = register(system, i);
      patients.add(id);
      admit(system, id);
      if (i == PATIENTS / 2) {
        kill(system, "notification-service");
      }
    }
    for (String patient : patients) {
      await(
          "the welcome of each",
          UNTIL_TRIED_AGAIN,
          () -> told(system, patient, "WELCOME").size() == 1 && isAllThere(system, patient));
    }
  }

  /** Each mail on record has come, and none that is not on record. */
  private static boolean isAllThere(SystemUnderTest system, String patient) {
    return mails(system, patient).equals(told(system, patient, null));
  }

  /** The ids of the mails that somebody was sent, as the record has them. */
  private static Set<String> told(SystemUnderTest system, String patient, String kind) {
    Set<String> ids = new HashSet<>();
    String path = "/api/v1/notifications/why?limit=100&patientId=" + patient;
    // While the service is away the answer is a 503 without any.
    system
        .people()
        .coordinator()
        .find(kind == null ? path : path + "&kind=" + kind)
        .body()
        .path("items")
        .forEach(
            item -> {
              boolean sent = item.path("state").asText().equals("SENT");
              if (sent && item.path("channel").asText().equals("EMAIL")) {
                ids.add("<" + item.path("id").asText() + "@trellis>");
              }
            });
    return ids;
  }

  private static void kill(SystemUnderTest system, String service) throws IOException {
    PartState part =
        system.stack().states().stream()
            .filter(state -> state.name().equals(service))
            .findFirst()
            .orElseThrow();
    ProcessHandle.of(part.pid())
        .orElseThrow()
        .descendants()
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static String register(SystemUnderTest system, int n) {
    String id = UUID.randomUUID().toString();
    Map<String, Object> patient =
        Map.of(
            "id",
            id,
            "givenName",
            "Fanny",
            "familyName",
            "Sample" + (char) ('a' + n),
            "birthDate",
            "1990-04-01",
            "sex",
            "female",
            "language",
            "en",
            "timeZone",
            whereItIsNoon(),
            "email",
            mailOf(id));
    system.people().coordinator().post("/api/v1/patients", patient, "register " + id);
    return id;
  }

  private static void admit(SystemUnderTest system, String patient) {
    system
        .people()
        .coordinator()
        .postWhenKnown(
            "/api/v1/patients/" + patient + "/episodes",
            Map.of(
                "programId",
                EVENING,
                "referralSource",
                "SELF",
                "admittedOn",
                LocalDate.now(NEW_YORK).toString()),
            "admit " + patient);
  }

  /** Nobody's quiet hours hold a mail back there. */
  private static String whereItIsNoon() {
    int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
    // The names of these zones count westward.
    return "Etc/GMT" + (hour >= 12 ? "+" + (hour - 12) : "-" + (12 - hour));
  }

  private static String mailOf(String patient) {
    return "fan-" + patient + "@example.org";
  }

  /** The ids of the mails that came to somebody. */
  private static Set<String> mails(SystemUnderTest system, String patient) {
    String mails = new MailReader(system.credentials()).to(mailOf(patient)).toString();
    return MESSAGE_ID.matcher(mails).results().map(id -> id.group(1)).collect(Collectors.toSet());
  }
}
