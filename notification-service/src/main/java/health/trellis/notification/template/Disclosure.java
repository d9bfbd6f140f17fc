package health.trellis.notification.template;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Minimal disclosure (42 CFR Part 2; 45 CFR 164.502(b)): what leaves the app must not tell that its
 * sender treats mental health or substance use, nor what it found. Words are looked for in any
 * form, without case and accents.
 */
public final class Disclosure {
  private static final List<String> WORDS =
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
          "sesiones",
          "group",
          "grupo",
          "psych",
          "psiq",
          "psic",
          "counsel",
          "consejer",
          "milestone",
          "hito",
          "assessment",
          "question",
          "pregunta",
          "patient",
          "paciente",
          "plan",
          "care team",
          "medication",
          "medicaci",
          "sober",
          "sobri",
          "rehab",
          "detox",
          "trellis health");

  /** To sign in, in Spanish, is to start a session. */
  private static final String SIGN_IN = "inicie sesion";

  private Disclosure() {}

  /** The first word that tells too much; empty when there is none. */
  public static Optional<String> wordIn(String text) {
    String plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace(SIGN_IN, "");
    return WORDS.stream().filter(plain::contains).findFirst();
  }
}
