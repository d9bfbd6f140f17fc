package health.trellis.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The texts. Each kind has a title and a body for the app, where the person has signed in, and a
 * subject and a body for mail, which anybody might read over a shoulder.
 */
@ApplicationScoped
public class Templates {
  /** The languages that texts exist in. */
  public static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.of("es"));

  private final Map<String, Template> templates = new HashMap<>();
  private final String appUrl;

  Templates(Engine engine, @ConfigProperty(name = "trellis.public-url") String appUrl) {
    this.appUrl = appUrl;
    for (Locale locale : LOCALES) {
      Properties texts = read(locale);
      texts.forEach(
          (key, text) ->
              templates.put(locale.getLanguage() + "/" + key, engine.parse((String) text)));
    }
  }

  /** The text for a channel. */
  public Text text(MessageKind kind, Channel channel, Locale locale, Map<String, String> values) {
    if (channel == Channel.IN_APP) {
      return render(kind, locale, "title", "body", values);
    }
    Text text = render(kind, locale, "subject", part(kind, channel, locale), values);
    // One line: whatever stands in a value must not become a header.
    return new Text(text.title().replaceAll("\\p{Cntrl}+", " "), text.body());
  }

  private String part(MessageKind kind, Channel channel, Locale locale) {
    return switch (channel) {
      case IN_APP -> "body";
      case EMAIL -> "mail";
      case SMS -> "sms";
      case PUSH -> templates.containsKey(key(kind, locale, "push")) ? "push" : "subject";
    };
  }

  /** A moment as people read it, in a zone and language. */
  public static String when(Instant moment, ZoneId zone, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
        .withLocale(locale.getLanguage().equals("es") ? Locale.of("es", "US") : Locale.US)
        .format(moment.atZone(zone));
  }

  private Text render(
      MessageKind kind, Locale locale, String title, String body, Map<String, String> values) {
    return new Text(
        render(kind, locale, title, values).strip(), render(kind, locale, body, values).strip());
  }

  private String render(MessageKind kind, Locale locale, String part, Map<String, String> values) {
    String key = key(kind, locale, part);
    Template template = Objects.requireNonNull(templates.get(key), () -> "no text " + key);
    Map<String, Object> data = new HashMap<>(values);
    data.put("link", appUrl + "/app");
    return template.render(data);
  }

  private static String key(MessageKind kind, Locale locale, String part) {
    return locale.getLanguage() + "/" + kind.key() + "." + part;
  }

  private static Properties read(Locale locale) {
    String name = "/messages/" + locale.getLanguage() + ".properties";
    try (var in = Objects.requireNonNull(Templates.class.getResourceAsStream(name), name)) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
