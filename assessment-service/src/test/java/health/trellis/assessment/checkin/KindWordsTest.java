package health.trellis.assessment.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.checkin.Trend.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindWordsTest {
  private static final List<String> UNKIND =
      List.of(
          "fail",
          "bad",
          "worse",
          "relapse",
          "non-complian",
          "should",
          "mal ",
          "peor",
          "recaída",
          "fracas",
          "debe",
          "incumpl");

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void aPatientIsSpokenToKindlyInWhateverState(String language) {
    for (State state : State.values()) {
      String words = KindWords.in(language).of(state, 5);
      assertTrue(words.length() > 20, words);
      kind(words);
    }
    for (EarlyWarning warning : EarlyWarning.values()) {
      String words = KindWords.in(language).after(near(0), warning, true);
      assertTrue(words.contains("the anniversary") && words.contains("walk with {Ann}"), words);
      kind(words);
    }
  }

  private static void kind(String words) {
    for (String unkind : UNKIND) {
      assertFalse(words.toLowerCase(Locale.ROOT).contains(unkind), words);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 0, Today is a day",
    "en, 1, Tomorrow is a day",
    "en, -1, Yesterday was a day",
    "en, 3, In 3 days comes a day",
    "es, 0, Hoy es un día",
    "es, 1, Mañana es un día",
    "es, -1, Ayer fue un día",
    "es, 3, En 3 días llega un día"
  })
  void aHardDayIsNamedByHowFarItIs(String language, int daysAway, String words) {
    assertTrue(KindWords.in(language).after(near(daysAway), null, false).contains(words));
  }

  @Test
  void whereSomebodyShouldReachOutThePatientMayDoSoFirstAndSeesTheSafetyPlanIfThereIsOne() {
    KindWords words = KindWords.in("en");

    String warned = words.after(null, EarlyWarning.MOOD, true);
    assertTrue(warned.contains("safety plan") && warned.contains("reach out first"), warned);
    assertFalse(words.after(null, EarlyWarning.MOOD, false).contains("safety plan"));
    assertEquals("Thank you for checking in.", words.after(null, null, true));
    assertTrue(words.of(State.RISING, 5).contains("reach out first"));
    assertTrue(words.of(State.RISING, 0).contains("no need to catch up"));
  }

  @ParameterizedTest
  @CsvSource({"es-MX, Gracias", "es, Gracias", "en, Thank you", "fr, Thank you"})
  void aRegionHasTheWordsOfItsLanguageAndAnyOtherTheEnglishOnes(String language, String first) {
    assertTrue(KindWords.in(language).after(null, null, false).startsWith(first));
  }

  @Test
  void everyWordIsThereInSpanish() {
    ResourceBundle english = ResourceBundle.getBundle("words/check-in", Locale.ROOT);
    ResourceBundle spanish = ResourceBundle.getBundle("words/check-in", Locale.of("es"));

    assertTrue(english.keySet().size() > 10);
    for (String key : english.keySet()) {
      assertFalse(english.getString(key).equals(spanish.getString(key)), key);
    }
  }

  private static NearDate near(int daysAway) {
    LocalDate day = LocalDate.of(2026, 5, 10);
    return new NearDate(UUID.randomUUID(), "the anniversary", day, daysAway, "walk with {Ann}");
  }
}
