package health.trellis.notification.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailFailureTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          recipient address not accepted: 550 5.1.1 No such user here  | Unreachable[reason=no-such-address]
          recipient address not accepted: 550 Mailbox unavailable      | Unreachable[reason=no-such-address]
          recipient address not accepted: 551 User not local           | Unreachable[reason=no-such-address]
          recipient address not accepted: 452 4.2.2 Mailbox full       | Refused[reason=smtp-452]
          sender address not accepted: 550 5.7.1 Not allowed           | Refused[reason=smtp-550]
          421 4.3.2 Service shutting down                              | Refused[reason=smtp-421]
          Connection reset by peer                                     | Unknown[reason=no-answer]
          """)
  void aBadAddressIsToldApartFromABusyServer(String said, String expected) {
    RuntimeException failure = new RuntimeException("mail", new IllegalStateException(said));
    assertEquals(expected, MailFailure.of(failure).toString());
  }

  @Test
  void aServerThatIsNotThereMakesRoomForTheSecond() {
    RuntimeException failure = new RuntimeException(new ConnectException("Connection refused"));
    assertEquals("Refused[reason=no-connection]", MailFailure.of(failure).toString());
  }
}
