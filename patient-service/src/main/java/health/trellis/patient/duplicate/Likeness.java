package health.trellis.patient.duplicate;

import health.trellis.patient.ground.SearchText;
import health.trellis.patient.registration.Patients.Traits;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much two records look like one person, 0 to 100. In the manner of Fellegi and Sunter (1969)
 * each trait that agrees adds weight and each that contradicts takes some away, while one that is
 * unknown does neither; names are compared by Jaro-Winkler similarity. Nothing is ever merged by
 * the score: it decides what a human gets to see.
 *
 * @param score 0 to 100
 * @param features what agreed or contradicted, with its points
 */
record Likeness(int score, List<Feature> features) {
  /** From here on, a pair is shown to humans. */
  static final int POSSIBLE = 50;

  /** From here on, two records are most likely of one person. */
  static final int LIKELY = 80;

  private static final double SAME = 0.97;
  private static final double ALIKE = 0.88;
  private static final int HIGHEST = 100;
  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

  /**
   * One trait.
   *
   * @param trait what was compared
   * @param points what it added or took away
   */
  @Schema(name = "DuplicateFeature")
  record Feature(
      @Schema(examples = "birth-date") String trait, @Schema(examples = "30") int points) {}

  /** Compares two records; the order of the two makes no difference. */
  static Likeness of(Traits a, Traits b) {
    List<Feature> features = new ArrayList<>();
    names(a, b, features);
    birthDate(a.birthDate(), b.birthDate()).ifPresent(features::add);
    equal("phone", a.phoneKey(), b.phoneKey(), 15, 0).ifPresent(features::add);
    equal("email", a.email(), b.email(), 15, 0).ifPresent(features::add);
    equal("ssn-last-four", a.ssnLastFour(), b.ssnLastFour(), 20, -20).ifPresent(features::add);
    equal("postal-code", a.postalCode(), b.postalCode(), 5, 0).ifPresent(features::add);
    equal("sex", a.sex(), b.sex(), 0, -10).ifPresent(features::add);
    if (a.numbers().stream().anyMatch(b.numbers()::contains)) {
      features.add(new Feature("number-of-another-issuer", 15));
    }
    int sum = features.stream().mapToInt(Feature::points).sum();
    return new Likeness(Math.clamp(sum, 0, HIGHEST), List.copyOf(features));
  }

  private static void names(Traits a, Traits b, List<Feature> features) {
    double given = similarity(a.givenName(), b.givenName());
    double family = similarity(a.familyName(), b.familyName());
    double crossed =
        Math.min(
            similarity(a.givenName(), b.familyName()), similarity(a.familyName(), b.givenName()));
    if (crossed >= SAME && crossed > Math.min(given, family)) {
      features.add(new Feature("names-swapped", 40));
      return;
    }
    features.add(new Feature("given-name", points(given, 20, -25)));
    features.add(new Feature("family-name", points(family, 25, -10)));
  }

  private static int points(double similarity, int full, int against) {
    if (similarity >= SAME) {
      return full;
    }
    return similarity >= ALIKE ? full * 3 / 5 : against;
  }

  /** Of whole names and of their first parts, so that a second given name counts little. */
  private static double similarity(String a, String b) {
    List<String> as = SearchText.words(a);
    List<String> bs = SearchText.words(b);
    if (as.isEmpty() || bs.isEmpty()) {
      return 0;
    }
    double whole = compare(String.join(" ", as), String.join(" ", bs));
    double first = compare(as.getFirst(), bs.getFirst());
    return Math.max(whole, as.size() == bs.size() ? 0 : first);
  }

  /** The library's measure depends on the order by a hair: both orders, the larger. */
  private static double compare(String a, String b) {
    return Math.max(JARO_WINKLER.apply(a, b), JARO_WINKLER.apply(b, a));
  }

  private static Optional<Feature> birthDate(@Nullable LocalDate a, @Nullable LocalDate b) {
    if (a == null || b == null) {
      return Optional.empty();
    }
    if (a.equals(b)) {
      return Optional.of(new Feature("birth-date", 30));
    }
    boolean slip = b.equals(dayAndMonthSwapped(a)) || digitsApart(a, b) == 1;
    return Optional.of(slip ? new Feature("birth-date-typo", 15) : new Feature("birth-date", -30));
  }

  private static @Nullable LocalDate dayAndMonthSwapped(LocalDate date) {
    try {
      return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static int digitsApart(LocalDate a, LocalDate b) {
    String one = a.toString();
    String other = b.toString();
    int apart = Math.abs(one.length() - other.length());
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      apart += one.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return apart;
  }

  private static Optional<Feature> equal(
      String trait, @Nullable String a, @Nullable String b, int agree, int contradict) {
    if (a == null || b == null) {
      return Optional.empty();
    }
    int points = Objects.equals(a, b) ? agree : contradict;
    return points == 0 ? Optional.empty() : Optional.of(new Feature(trait, points));
  }
}
