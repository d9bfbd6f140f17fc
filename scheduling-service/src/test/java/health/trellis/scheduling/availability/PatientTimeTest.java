package health.trellis.scheduling.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.scheduling.availability.AvailabilityWindow.Kind;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientTimeTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 8);

  @ParameterizedTest(name = "{0} to {1} fits: {2}")
  @CsvSource({
    "17:00, 18:00, true",
    "17:00, 20:00, false",
    "16:59, 18:00, false",
    "18:00, 20:01, false",
    "18:15, 18:45, false",
    "18:00, 18:30, false",
    "17:00, 18:20, true",
    "18:50, 20:00, true",
    "19:00, 20:00, true"
  })
  void aPatientComesWithinAvailableAndOutsideBusyWindows(
      LocalTime from, LocalTime to, boolean fits) {
    PatientTime time =
        PatientTime.of(
            List.of(window("17:00", "20:00", Kind.AVAILABLE), window("18:20", "18:50", Kind.BUSY)),
            new IsoWeek(MONDAY, ZONE));
    assertEquals(fits, time.fits(span(from, to)));
  }

  @ParameterizedTest(name = "around work until 17:00, {0} to {1} fits: {2}")
  @CsvSource({"17:00, 20:00, true", "16:00, 17:30, false", "08:00, 09:00, true"})
  void withoutAvailableWindowsAllButBusyFits(LocalTime from, LocalTime to, boolean fits) {
    PatientTime time =
        PatientTime.of(List.of(window("09:00", "17:00", Kind.BUSY)), new IsoWeek(MONDAY, ZONE));
    assertEquals(fits, time.fits(span(from, to)));
  }

  private static AvailabilityWindow window(String from, String to, Kind kind) {
    return new AvailabilityWindow(
        DayOfWeek.MONDAY, LocalTime.parse(from), LocalTime.parse(to), kind, null);
  }

  private static Span span(LocalTime from, LocalTime to) {
    return new Span(
        MONDAY.atTime(from).atZone(ZONE).toInstant(), MONDAY.atTime(to).atZone(ZONE).toInstant());
  }
}
