package health.trellis.scheduling.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.kit.http.Refusal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate TUESDAY = LocalDate.of(2027, 3, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=WEEKLY;COUNT=3 | 2027-03-02 2027-03-16",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=2 | 2027-03-02 2027-03-16",
        "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270311 | 2027-03-02 2027-03-04 2027-03-11",
        // 03:59 UTC of the 17th is still the 16th in New York.
        "FREQ=WEEKLY;UNTIL=20270317T035900Z | 2027-03-02 2027-03-16",
        "FREQ=WEEKLY;UNTIL=20270316T235900 | 2027-03-02 2027-03-16",
        "FREQ=MONTHLY;BYDAY=1TU;COUNT=3 | 2027-03-02 2027-04-06 2027-05-04"
      })
  void theDaysOfARuleWithoutThoseLeftOut(String rule, String days) {
    List<LocalDate> expected = Stream.of(days.split(" ")).map(LocalDate::parse).toList();
    Set<LocalDate> except = Set.of(LocalDate.of(2027, 3, 9));
    assertEquals(expected, Recurrence.days(rule, TUESDAY, except, ZONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=WEEKLY | endless",
        "FREQ=HOURLY;COUNT=3 | frequency",
        "FREQ=DAILY;BYHOUR=9,15;COUNT=3 | frequency",
        "every other week | frequency",
        "FREQ=WEEKLY;COUNT=x | format",
        "FREQ=WEEKLY;UNTIL=2027 | format",
        "FREQ=DAILY;COUNT=200 | too-long",
        "FREQ=WEEKLY;UNTIL=20270101 | empty",
        "FREQ=WEEKLY;COUNT=0 | empty"
      })
  void aRuleThatHasNoEndOrMakesNoSenseIsRefusedByName(String rule, String code) {
    Refusal refusal =
        assertThrows(Refusal.class, () -> Recurrence.days(rule, TUESDAY, Set.of(), ZONE));
    assertEquals(code, refusal.errors().getFirst().code());
  }
}
