package health.trellis.notification.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailBodyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><a href='https://evil.example'>x</a>",
        "Eve & <b>Bob</b>",
        "https://evil.example/\"onmouseover=\"x"
      })
  void aNameBecomesTextAndNeverMarkup(String name) {
    String html =
        MailBody.html("Hello " + name + ",\n\nplease sign in: https://care.example.org/app");
    String inside = html.substring(html.indexOf("<p>"), html.lastIndexOf("</p>"));

    assertTrue(inside.contains("<a href=\"https://care.example.org/app\">"));
    assertEquals(
        "",
        inside
            .replaceAll("<a href=\"https?://[^\"<>&']+\">|</?p>|</a>|<br>", "")
            .replaceAll("[^<>\"']", ""));
  }

  @Test
  void aLinkThatIsNoWebAddressIsNone() {
    assertFalse(MailBody.html("javascript:alert(1) data:text/html,x").contains("<a "));
  }
}
