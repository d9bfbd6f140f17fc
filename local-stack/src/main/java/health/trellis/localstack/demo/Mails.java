package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.localstack.identity.Credentials;
import java.io.PrintStream;
import java.util.List;

/**
 * Mail to the referred patients: the coordinator asks for the address, the patient says when mail
 * may come, and the local mailbox shows what came.
 */
public final class Mails {
  private static final List<String> READ_ONLY =
      List.of("id", "referredBy", "registeredAt", "updatedAt");
  private static final String PREFERENCES = "/api/v1/notification-preferences";

  private final MailReader mailbox;
  private final PrintStream out;

  Mails(Credentials credentials, PrintStream out) {
    this.mailbox = new MailReader(credentials);
    this.out = out;
  }

  /** Enters the address that the patient names, unless one is known. */
  static void enterAddress(Api coordinator, JsonNode person) {
    if (person.hasNonNull("email")) {
      return;
    }
    String id = person.get("id").asText();
    ObjectNode corrected = person.deepCopy();
    corrected.remove(READ_ONLY);
    corrected.put("email", "patient-" + id + "@example.org");
    coordinator.put("/api/v1/patients/" + id, "/api/v1/patients/" + id, corrected);
  }

  /** The patient wants mail at night too: that of the others waits for the morning. */
  public static void allowAtAnyHour(Api self) {
    ObjectNode wishes = self.get(PREFERENCES).deepCopy();
    wishes.putObject("quietHours").put("from", "00:00").put("until", "00:00");
    self.put(PREFERENCES, PREFERENCES, wishes);
  }

  /** Counts what has come by now. */
  void show(Api coordinator, List<String> patients) {
    List<Integer> mails =
        patients.stream()
            .map(id -> coordinator.get("/api/v1/patients/" + id).get("email").asText())
            .map(address -> mailbox.to(address).size())
            .toList();
    out.printf(
        "Mailbox: %d mails to %d of %d patients so far%n",
        mails.stream().mapToInt(Integer::intValue).sum(),
        mails.stream().filter(count -> count > 0).count(),
        patients.size());
  }
}
