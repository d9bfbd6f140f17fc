package health.trellis.notification.sms;

import java.util.Locale;

/** What a call says, in the markup that both providers read. */
final class Spoken {
  private Spoken() {}

  /**
   * Twice, so that whoever picks up late hears it whole. What a text could smuggle in is escaped.
   */
  static String of(String text, Locale locale) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String language = locale.getLanguage().equals("es") ? "es-US" : "en-US";
    return "<Response><Say language=\"%s\" loop=\"2\">%s</Say></Response>"
        .formatted(language, escaped);
  }
}
