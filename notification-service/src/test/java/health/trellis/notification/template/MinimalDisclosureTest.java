package health.trellis.notification.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.notification.MailboxTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What leaves the app must not tell that its sender treats mental health or substance use. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class MinimalDisclosureTest {
  @Inject Templates templates;

  @Test
  void nothingThatLeavesTheAppTellsWhatItsSenderDoes() {
    outside((what, text) -> disclosesNothing(what, text.title() + "\n" + text.body()));
  }

  private static void disclosesNothing(String what, String said) {
    assertEquals(Optional.empty(), Disclosure.wordIn(said), what);
  }

  @Test
  void everyTextReadsEasily() {
    for (MessageKind kind : MessageKind.values()) {
      for (Locale locale : Templates.LOCALES) {
        templates
            .builtIn(kind, locale)
            .forEach(
                (part, text) ->
                    assertTrue(
                        ReadingGrade.isPlain(text.replaceAll("\\{[a-z]+}", "x"), locale),
                        () -> kind + " " + locale + " " + part));
      }
    }
  }

  @Test
  void everyBuiltInTextWouldPassTheCheckForWrittenOnes() {
    for (MessageKind kind : MessageKind.values()) {
      for (Locale locale : Templates.LOCALES) {
        assertEquals(List.of(), TextCheck.of(kind, locale, templates.builtIn(kind, locale)));
      }
    }
  }

  @Test
  void everyMessageIsThereInEveryLanguageAndFullyRendered() {
    for (MessageKind kind : MessageKind.values()) {
      for (Channel channel : kind.channels()) {
        for (Locale locale : Templates.LOCALES) {
          Text text = templates.text(kind, channel, locale, values(kind, locale));
          assertFalse(text.title().isBlank() || text.body().isBlank());
          assertFalse((text.title() + text.body()).contains("{"));
          assertEquals(1, text.title().lines().count());
        }
      }
    }
  }

  @Test
  void aNameCannotBecomeAHeader() {
    for (MessageKind kind : MessageKind.values()) {
      Map<String, String> values = new HashMap<>(values(kind, Locale.ENGLISH));
      values.put("name", "Eve\r\nBcc: all@example.org");
      for (Channel channel : Set.of(Channel.EMAIL, Channel.PUSH)) {
        if (kind.channels().contains(channel)) {
          Text text = templates.text(kind, channel, Locale.ENGLISH, values);
          assertEquals(1, text.title().lines().count());
        }
      }
    }
  }

  private void outside(BiConsumer<String, Text> check) {
    for (MessageKind kind : MessageKind.values()) {
      for (Channel channel : kind.channels()) {
        for (Locale locale : Templates.LOCALES) {
          if (channel != Channel.IN_APP) {
            Text text = templates.text(kind, channel, locale, values(kind, locale));
            check.accept(kind + " " + channel + " " + locale, text);
          }
        }
      }
    }
  }

  private static Map<String, String> values(MessageKind kind, Locale locale) {
    Instant when = Instant.parse("2026-03-09T22:30:00Z");
    return Variables.samples(
        kind, "Maria", Templates.when(when, ZoneId.of("America/New_York"), locale));
  }
}
