package health.trellis.notification.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportTest {
  private static final String OURS = "0197a000-0000-7000-8000-000000000904";

  @ParameterizedTest(name = "{0} {1}: failed {2}, gone {3}")
  @CsvSource({
    "failed, 5.1.1, true, true",
    "failed, 5.1.10, true, true",
    "FAILED, 5.2.1, true, true",
    "failed, 5.2.2, true, false",
    "failed, 4.4.7, true, false",
    "failed, 5.7.1, true, false",
    "delayed, 4.4.1, false, false",
    "relayed, 2.0.0, false, false",
    "delivered, 2.1.5, false, false"
  })
  void onlyAFailureForGoodStopsAnAddress(
      String action, String status, boolean failed, boolean gone) {
    String mail =
        "Message-ID: <1@mx>\r\n\r\nAction: %s\r\nStatus: %s\r\n\r\nmessage-id:\r\n <%s@trellis>\r\n"
            .formatted(action, status, OURS);
    DeliveryReport report = DeliveryReport.read(mail).orElseThrow();

    assertEquals(UUID.fromString(OURS), report.notification());
    assertEquals(failed, report.failed());
    assertEquals(gone, report.gone());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Action: failed\nStatus: 5.1.1\n",
        "Action: failed\nStatus: 5.1.1\nMessage-ID: <not-ours@example.org>\n",
        "Status: 5.1.1\nMessage-ID: <" + OURS + "@trellis>\n",
        "Action: failed\nMessage-ID: <" + OURS + "@trellis>\n",
        "Action: failed\nStatus: five\nMessage-ID: <" + OURS + "@trellis>\n",
      })
  void whatIsNoReportAboutAMailOfOursIsNone(String mail) {
    assertTrue(DeliveryReport.read(mail).isEmpty());
  }
}
