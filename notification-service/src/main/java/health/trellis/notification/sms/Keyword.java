package health.trellis.notification.sms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * What a reply asks for. The words are those of the carriers' guidelines (CTIA Messaging
 * Principles, 5.1.3) and of 47 CFR 64.1200(a)(10), and their Spanish ones.
 */
enum Keyword {
  STOP(
      Set.of(
          "STOP",
          "STOPALL",
          "QUIT",
          "END",
          "REVOKE",
          "OPT OUT",
          "OPTOUT",
          "CANCEL",
          "UNSUBSCRIBE",
          "ALTO",
          "PARAR",
          "CANCELAR",
          "BAJA"),
      "You get no more texts from us. Reply START to begin again."),
  START(
      Set.of("START", "UNSTOP", "YES", "INICIAR"),
      "You get texts about your appointments again. Reply STOP to end, HELP for help."),
  HELP(
      Set.of("HELP", "INFO", "AYUDA"),
      "Texts about your appointments and account. How often depends on your calendar. Message and"
          + " data rates may apply. Reply STOP to end."),
  OTHER(
      Set.of(),
      "Nobody reads replies to this number. Please sign in or call us. In an emergency call 911."
          + " Reply STOP to end texts.");

  private final Set<String> words;
  private final String answer;

  Keyword(Set<String> words, String answer) {
    this.words = words;
    this.answer = answer;
  }

  /** One answer to each; for STOP the law allows it (47 CFR 64.1200(a)(12)). */
  String answer() {
    return answer;
  }

  static Keyword of(String text) {
    String word =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("[^\\p{L} ]", "")
            .strip()
            .replaceAll(" +", " ")
            .toUpperCase(Locale.ROOT);
    for (Keyword keyword : values()) {
      if (keyword.words.contains(word)) {
        return keyword;
      }
    }
    return OTHER;
  }
}
