package health.trellis.notification.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngagementTimesTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "2026-02-06, P7D,  2026-02-13T15:00:00Z",
    "2026-01-31, P1M,  2026-02-28T15:00:00Z",
    "2026-02-10, P1M,  2026-03-10T14:00:00Z",
    "2026-02-10, P12M, 2027-02-10T15:00:00Z"
  })
  void checkInsComeInTheMorningOfThePersonsOwnClockAlsoWhenItChanges(
      LocalDate discharged, Period after, Instant at) {
    assertEquals(at, Aftercare.time(discharged, after, NEW_YORK));
  }

  @Test
  void checkInsGoOnForAYear() {
    assertEquals(
        List.of("P7D", "P1M", "P3M", "P6M", "P12M"),
        Aftercare.CHECK_INS.stream().map(Period::toString).toList());
  }

  @ParameterizedTest
  @CsvSource({"1, 2026-03-05T23:00:00Z", "2, 2026-03-12T22:00:00Z"})
  void aLessonComesInTheEveningWithinItsWeek(int week, Instant at) {
    assertEquals(at, FamilySeries.time(LocalDate.of(2026, 3, 2), week, NEW_YORK));
  }

  @Test
  void everyWeekHasALessonInEveryLanguage() {
    for (int week = 1; week <= Lessons.WEEKS; week++) {
      String english = Lessons.of(week, Locale.ENGLISH);
      assertFalse(english.isBlank());
      assertNotEquals(english, Lessons.of(week, Locale.of("es")));
    }
  }
}
