package health.trellis.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The texts. Each kind has a title and a body for the app, where the person has signed in, and a
 * subject and a body for mail, which anybody might read over a shoulder.
 */
@ApplicationScoped
public class Templates {
  /** The languages that texts exist in. */
  public static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.of("es"));

  /** How soon a copy uses what another one wrote. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** A Spanish time ends with a point, "9:05 a.m.", which ends the sentence too. */
  private static final Pattern SECOND_POINT = Pattern.compile("(?<=[ap]\\.m\\.)\\.");

  private final Map<String, String> builtIn = new HashMap<>();
  private final Engine engine;
  private final WrittenTexts written;
  private final Clock clock;
  private final String appUrl;
  private volatile Current current = new Current(Map.of(), Instant.MIN);

  Templates(
      Engine engine,
      WrittenTexts written,
      Clock clock,
      @ConfigProperty(name = "trellis.public-url") String appUrl) {
    this.engine = engine;
    this.written = written;
    this.clock = clock;
    this.appUrl = appUrl;
    for (Locale locale : LOCALES) {
      words(locale.getLanguage())
          .forEach((key, text) -> builtIn.put(locale.getLanguage() + "/" + key, (String) text));
    }
  }

  private record Current(Map<String, Template> templates, Instant until) {}

  /** The texts that come with Trellis, by part. */
  Map<String, String> builtIn(MessageKind kind, Locale locale) {
    String start = key(kind, locale, "");
    Set<String> parts = new LinkedHashSet<>(TextCheck.parts(kind));
    parts.add("push");
    Map<String, String> texts = new TreeMap<>();
    builtIn.forEach(
        (key, text) -> {
          if (key.startsWith(start) && parts.contains(key.substring(start.length()))) {
            texts.put(key.substring(start.length()), text);
          }
        });
    return texts;
  }

  /** Reads anew what was written. */
  void forget() {
    current = new Current(Map.of(), Instant.MIN);
  }

  private Map<String, Template> templates() {
    Current known = current;
    if (clock.instant().isBefore(known.until())) {
      return known.templates();
    }
    Map<String, String> texts = new HashMap<>(builtIn);
    texts.putAll(written.current());
    Map<String, Template> parsed = new HashMap<>();
    texts.forEach((key, text) -> parsed.put(key, engine.parse(text)));
    current = new Current(parsed, clock.instant().plus(FRESH));
    return parsed;
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
      case VOICE -> "voice";
      case PUSH -> templates().containsKey(key(kind, locale, "push")) ? "push" : "subject";
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
    Template template = Objects.requireNonNull(templates().get(key), () -> "no text " + key);
    Map<String, Object> data = new HashMap<>(values);
    data.put("link", appUrl + "/app");
    return SECOND_POINT.matcher(template.render(data)).replaceAll("");
  }

  private static String key(MessageKind kind, Locale locale, String part) {
    return locale.getLanguage() + "/" + kind.key() + "." + part;
  }

  /** Words that come with Trellis, in one language: a file of {@code messages}. */
  public static Properties words(String file) {
    String name = "/messages/" + file + ".properties";
    try (var in = Objects.requireNonNull(Templates.class.getResourceAsStream(name), name)) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
