package health.trellis.notification.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What leaves the app must not tell that its sender treats mental health or substance use. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class MinimalDisclosureTest {
  private static final List<String> FORBIDDEN =
      List.of(
          "therap",
          "terap",
          "treatment",
          "tratamiento",
          "mental",
          "addict",
          "adicc",
          "substance",
          "sustancia",
          "recover",
          "recuperaci",
          "alcohol",
          "drug",
          "droga",
          "relapse",
          "recaida",
          "clinic",
          "program",
          "iop",
          "phq",
          "gad",
          "c-ssrs",
          "score",
          "puntua",
          "diagnos",
          "depress",
          "depresi",
          "anxi",
          "ansied",
          "suicid",
          "crisis",
          "risk",
          "riesgo",
          "alert",
          "session",
          "sesion ",
          "group",
          "grupo",
          "psych",
          "psiq",
          "psic",
          "counsel",
          "milestone",
          "assessment",
          "question",
          "pregunta",
          "patient",
          "paciente",
          "plan",
          "care team",
          "medication",
          "medicaci",
          "trellis health");

  @Inject Templates templates;

  @Test
  void noMailTellsWhatItsSenderDoes() {
    for (MessageKind kind : MessageKind.values()) {
      for (Locale locale : Templates.LOCALES) {
        Text mail = templates.mail(kind, locale, values(locale));
        String text = plain(mail.title() + "\n" + mail.body()).replace("inicie sesion", "");
        for (String word : FORBIDDEN) {
          assertFalse(text.contains(word), () -> kind + " " + locale + " says " + word);
        }
      }
    }
  }

  @Test
  void everyMessageIsThereInEveryLanguageAndFullyRendered() {
    for (MessageKind kind : MessageKind.values()) {
      for (Locale locale : Templates.LOCALES) {
        for (Text text :
            List.of(
                templates.inApp(kind, locale, values(locale)),
                templates.mail(kind, locale, values(locale)))) {
          assertFalse(text.title().isBlank() || text.body().isBlank());
          assertFalse((text.title() + text.body()).contains("{"));
          assertTrue(text.title().lines().count() == 1);
        }
      }
    }
  }

  @Test
  void aNameCannotBecomeAMailHeader() {
    Map<String, String> values =
        Map.of("name", "Eve\r\nBcc: all@example.org", "when", "now", "count", "3");
    for (MessageKind kind : MessageKind.values()) {
      assertEquals(1, templates.mail(kind, Locale.ENGLISH, values).title().lines().count());
    }
  }

  private static Map<String, String> values(Locale locale) {
    Instant when = Instant.parse("2026-03-09T22:30:00Z");
    return Map.of(
        "name",
        "Maria",
        "count",
        "3",
        "when",
        Templates.when(when, ZoneId.of("America/New_York"), locale));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "");
  }
}
