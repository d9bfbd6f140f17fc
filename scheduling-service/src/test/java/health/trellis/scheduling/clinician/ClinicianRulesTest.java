package health.trellis.scheduling.clinician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicianRulesTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  /** The 53rd week of 2026 lies in between: an alternation by ISO week numbers would stumble. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-14, true",
    "2026-12-21, false",
    "2026-12-28, true",
    "2027-01-04, false",
    "2027-01-11, true",
    "2026-11-30, false",
    "2027-01-12, false"
  })
  void everySecondWeekGoesOnOverTheTurnOfTheYear(LocalDate day, boolean works) {
    WorkingWindow window =
        new WorkingWindow(
            DayOfWeek.MONDAY,
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            null,
            LocalDate.of(2026, 12, 16));
    assertEquals(works, window.on(day, ZONE).isPresent());
  }

  @Test
  void aWindowAtOneSiteHoldsThereOnly() {
    UUID here = UUID.randomUUID();
    LocalTime nine = LocalTime.of(9, 0);
    WorkingWindow bound = new WorkingWindow(DayOfWeek.MONDAY, nine, nine.plusHours(3), here, null);
    WorkingWindow free = new WorkingWindow(DayOfWeek.MONDAY, nine, nine.plusHours(3), null, null);
    assertTrue(bound.isAt(here) && !bound.isAt(UUID.randomUUID()) && free.isAt(here));
  }

  @ParameterizedTest
  @CsvSource({
    // own licence, its last day, supervisor's last day, on site, by video
    "US-NY, 2027-03-01, , true, true",
    "US-NY, 2027-02-28, , false, false",
    "US-NY, 2027-02-28, 2027-12-31, true, true",
    "US-NJ, 2027-12-31, , true, false",
    "US-NJ, 2027-12-31, 2027-12-31, true, true",
    "US-NJ, 2027-12-31, 2027-01-01, true, false"
  })
  void aLicenceHoldsInItsStateUntilItsLastDay_andATraineeWorksOnTheSupervisors(
      String state,
      LocalDate until,
      @Nullable LocalDate supervisorUntil,
      boolean onSite,
      boolean byVideo) {
    Clinician clinician = licensed(state, until);
    Clinician supervisor = supervisorUntil == null ? null : licensed("US-NY", supervisorUntil);
    assertEquals(onSite, Licensing.mayTreatOnSite(clinician, supervisor, "US-NY", DAY));
    assertEquals(byVideo, Licensing.mayTreatByVideo(clinician, supervisor, "US-NY", DAY));
  }

  private static Clinician licensed(String state, LocalDate until) {
    return SampleClinician.licensed(new Licence(state, "LCSW", "X-1", until));
  }
}
