package health.trellis.scheduling.checkin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.scheduling.attendance.AttendanceSource;
import health.trellis.scheduling.time.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckInRulesTest {
  private static final Instant START = Instant.parse("2027-03-01T14:00:00Z");

  /** RFC 4226, appendix D. */
  @ParameterizedTest
  @CsvSource({"0, 755224", "1, 287082", "2, 359152", "9, 520489"})
  void codesAreThoseOfTheStandard(long counter, String code) {
    assertEquals(code, new KioskCode("12345678901234567890".getBytes(US_ASCII)).of(counter));
  }

  @Test
  void aCodeIsGoodForItsMinuteAndTheNext() {
    KioskCode kiosk = new KioskCode("12345678901234567890".getBytes(US_ASCII));
    String code = kiosk.at(START);
    assertTrue(kiosk.accepts(code, START.plusSeconds(59)));
    assertTrue(kiosk.accepts(code, START.plusSeconds(119)));
    assertFalse(kiosk.accepts(code, START.plusSeconds(120)));
    assertEquals(START.plusSeconds(60), kiosk.changesAt(START));
  }

  @ParameterizedTest(name = "there {0} of 180 minutes: {1}, {2}")
  @CsvSource({
    "-20-180, ATTENDED, 180",
    "5-180, ATTENDED, 180",
    "5-175, ATTENDED, 180",
    "6-180, LATE, 174",
    "0-100, LEFT_EARLY, 100",
    "20-100, LATE, 80",
    "0-60 90-180, ATTENDED, 150",
    "0-60 64-180, ATTENDED, 180",
    "170-400, LATE, 10"
  })
  void attendanceFollowsFromBeingThere(String stretches, String status, int minutes) {
    CheckedIn in = CheckedIn.of(AttendanceSource.TELEHEALTH, read(stretches), session()).get();
    assertEquals(status, in.status().name());
    assertEquals(minutes, in.minutes());
  }

  @Test
  void whoWasOnlyThereBeforeTheSessionWasNotThere() {
    assertTrue(CheckedIn.of(AttendanceSource.TELEHEALTH, read("-20-0"), session()).isEmpty());
  }

  private static Span session() {
    return Span.of(START, 180);
  }

  private static List<CheckedIn.Stretch> read(String text) {
    return Arrays.stream(text.split(" ")).map(CheckInRulesTest::stretch).toList();
  }

  private static CheckedIn.Stretch stretch(String text) {
    int dash = text.indexOf('-', 1);
    return new CheckedIn.Stretch(at(text.substring(0, dash)), at(text.substring(dash + 1)));
  }

  private static Instant at(String minute) {
    return START.plusSeconds(60L * Integer.parseInt(minute));
  }
}
