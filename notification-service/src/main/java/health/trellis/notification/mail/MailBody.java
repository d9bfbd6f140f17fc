package health.trellis.notification.mail;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text as HTML: paragraphs and links, and nothing that a name could smuggle in. */
final class MailBody {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>&\"']+");
  private static final String STYLE =
      "font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em";

  private MailBody() {}

  static String html(String text) {
    String paragraphs =
        Stream.of(text.strip().split("\\R{2,}"))
            .map(paragraph -> "<p>" + links(escape(paragraph)).replace("\n", "<br>") + "</p>")
            .collect(Collectors.joining());
    return "<!doctype html><html><body style=\"" + STYLE + "\">" + paragraphs + "</body></html>";
  }

  private static String links(String escaped) {
    return LINK.matcher(escaped)
        .replaceAll(link -> "<a href=\"%s\">%s</a>".formatted(link.group(), link.group()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
