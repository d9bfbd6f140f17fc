package health.trellis.notification.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.notification.template.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SMS   | +15555550123          | +15555550123
          SMS   | +1 (555) 555-0123     | +15555550123
          SMS   | 5555550123            | none
          SMS   | +0555550123           | none
          SMS   | +1555CALLNOW          | none
          SMS   | +1234567890123456     | none
          EMAIL | Maria@Example.ORG     | Maria@example.org
          EMAIL | a.b+c@sub.example.org | a.b+c@sub.example.org
          EMAIL | maria                 | none
          EMAIL | maria@localhost       | none
          EMAIL | a@b.org,c@d.org       | none
          EMAIL | <a@b.org>             | none
          PUSH  | anything              | none
          """)
  void anAddressHasOneForm(Channel channel, String text, String expected) {
    assertEquals(expected, Address.of(channel, text).orElse("none"));
  }

  @Test
  void anAddressCannotBecomeAHeader() {
    assertEquals("none", Address.of(Channel.EMAIL, "a@b.org\r\nBcc: c@d.org").orElse("none"));
  }
}
