package health.trellis.patient.duplicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.patient.registration.Patients.Traits;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  private static final int YEAR = 1991;

  /** The first is always Ana María Reyes, born 4 December 1991, (212) 555-0142. */
  @ParameterizedTest(name = "{0} {1}, {2}, {3}, {4}: {5}")
  @CsvSource({
    "Ana María, Reyes, 1991-12-04, 2125550142, FEMALE, LIKELY",
    "ANA, REYES, 1991-12-04, 2125550142, FEMALE, LIKELY",
    "Ana Maria, Reyes, 1991-12-04, , FEMALE, POSSIBLE",
    "Reyes, Ana María, 1991-12-04, 2125550142, FEMALE, LIKELY",
    "Ana María, Reyes, 1991-04-12, 2125550142, FEMALE, POSSIBLE",
    "Ana María, Reyes, 1991-12-05, 2125550142, FEMALE, POSSIBLE",
    "Ana María, Reyes, 1950-01-30, , FEMALE, NO",
    "Ana María, Lindqvist, 1991-12-04, 2125550142, FEMALE, POSSIBLE",
    "Joaquin, Reyes, 1991-12-04, 2125550142, MALE, NO",
    "Joaquin, Lindqvist, 1991-12-04, , FEMALE, NO",
    "Ana María, Reyes, , , , NO",
  })
  void theScoreSaysWhetherAHumanLooks(
      String given,
      String family,
      @Nullable LocalDate born,
      @Nullable String phone,
      @Nullable String sex,
      String verdict) {
    Traits ana = person("Ana María", "Reyes", LocalDate.of(YEAR, 12, 4), "2125550142", "FEMALE");
    Traits other = person(given, family, born, phone, sex);
    Likeness likeness = Likeness.of(ana, other);
    assertEquals(verdict, verdict(likeness), likeness.toString());
    assertEquals(likeness.score(), Likeness.of(other, ana).score());
  }

  private static String verdict(Likeness likeness) {
    if (likeness.score() < Likeness.POSSIBLE) {
      return "NO";
    }
    return likeness.score() < Likeness.LIKELY ? "POSSIBLE" : "LIKELY";
  }

  private static Traits person(
      String given,
      String family,
      @Nullable LocalDate born,
      @Nullable String phone,
      @Nullable String sex) {
    return new Traits(
        UUID.randomUUID(), given, family, born, sex, phone, null, null, null, Set.of());
  }
}
