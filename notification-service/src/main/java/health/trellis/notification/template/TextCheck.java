package health.trellis.notification.template;

import health.trellis.kit.http.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a text must keep before it is saved, whoever writes it. */
final class TextCheck {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern BRACE = Pattern.compile("[{}]");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Set<String> ONE_LINE = Set.of("title", "subject", "sms", "push", "voice");
  private static final Set<String> INSIDE = Set.of("title", "body");

  private TextCheck() {}

  /** The parts that a kind needs. */
  static Set<String> parts(MessageKind kind) {
    Set<String> parts = new LinkedHashSet<>();
    for (Channel channel : kind.channels()) {
      parts.addAll(
          switch (channel) {
            case IN_APP -> List.of("title", "body");
            case EMAIL -> List.of("subject", "mail");
            case SMS -> List.of("subject", "sms");
            case PUSH -> List.of("subject");
            case VOICE -> List.of("subject", "voice");
          });
    }
    return parts;
  }

  static List<FieldError> of(MessageKind kind, Locale locale, Map<String, String> texts) {
    List<FieldError> errors = new ArrayList<>();
    Set<String> needed = parts(kind);
    for (String part : needed) {
      if (texts.getOrDefault(part, "").isBlank()) {
        errors.add(error(part, "missing", "The kind needs this part."));
      }
    }
    texts.forEach(
        (part, text) -> {
          if (!needed.contains(part) && !part.equals("push")) {
            errors.add(error(part, "unknown-part", "The kind has no such part."));
          } else {
            check(kind, locale, part, text, errors);
          }
        });
    return errors;
  }

  private static void check(
      MessageKind kind, Locale locale, String part, String text, List<FieldError> errors) {
    Set<String> known = Variables.of(kind);
    List<String> named =
        VARIABLE.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    named.stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name -> errors.add(error(part, "unknown-variable", "It may name " + known + " only.")));
    if (BRACE.matcher(VARIABLE.matcher(text).replaceAll("")).find()) {
      errors.add(error(part, "brace", "Braces hold a variable and nothing else."));
    }
    if (ONE_LINE.contains(part) && CONTROL.matcher(text).find()) {
      errors.add(error(part, "one-line", "This part is one line."));
    }
    String words = VARIABLE.matcher(text).replaceAll("x");
    if (!INSIDE.contains(part)) {
      Disclosure.wordIn(words)
          .ifPresent(
              word -> errors.add(error(part, "disclosure", "It leaves the app, and says " + word)));
    }
    if (!ReadingGrade.isPlain(words, locale)) {
      errors.add(error(part, "reading-grade", "Use shorter words and sentences: grade 8 at most."));
    }
  }

  private static FieldError error(String part, String code, String detail) {
    return new FieldError("/texts/" + part, code, detail);
  }
}
